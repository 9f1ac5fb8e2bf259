import { fileURLToPath } from 'node:url';
import { type RunningLoad, startLoad } from '@tminus/adapters';
import type { Shop } from './shop.ts';

const built = fileURLToPath(new URL('../../packages/cli/dist/load.js', import.meta.url));

/** Users of both components of a shop, until it is stopped; without them no step has evidence. */
export function startShopLoad({ ports }: Shop, { rps = 80, entry = built } = {}): RunningLoad {
  const targets = [ports.api, ports.web].map((port) => ({ url: `http://127.0.0.1:${port}`, path: '/', rps }));
  return startLoad({ entry, targets, users: 300 });
}
