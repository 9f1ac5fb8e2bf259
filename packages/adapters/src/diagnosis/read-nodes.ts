import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseFacts } from '@tminus/engine';
import type { SqlPool } from '../database/sql-pool.ts';
import { nodeTable } from '../node/node-table.ts';
import { readPlace } from '../node/place.ts';

/** The nodes that are alive, and of each whether it works in this data directory on this host. */
export async function readNodes(pool: SqlPool, dataDirectory: string): Promise<DatabaseFacts['nodes']> {
  // Reading the name of a place that has none yet would give it one, and a diagnosis changes nothing.
  const here = existsSync(join(dataDirectory, 'place')) ? await readPlace(dataDirectory) : null;
  const living = await nodeTable(pool).live();
  // Behind the place stands the id of a node that works beside another one there.
  const { rows } = await pool.query<{ id: string; place: string }>(
    "SELECT id, split_part(place, '#', 1) AS place FROM nodes",
  );
  const places = new Map(rows.map(({ id, place }) => [id, place]));
  return living.map((node) => ({ ...node, isHere: places.get(node.id) === here }));
}
