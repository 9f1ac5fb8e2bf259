import { RefusalError } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';

/** PostgreSQL keeps no text with this character, and nobody types it. */
const NUL = '\0';

/** Refuses `request.invalid` for a text with the character U+0000 anywhere in path, query or body. */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    const place = placeOfNul({ params, querystring: query, body });
    if (place !== null)
      throw new RefusalError('request.invalid', { problems: `${place} has the character U+0000` });
  });
}

/** Where it is, for example `/body/author`; null when it is nowhere. Without recursion: a body may be nested deeply. */
function placeOfNul(root: unknown): string | null {
  const waiting: (readonly [place: string, value: unknown])[] = [['', root]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [place, value] = next;
    if (typeof value === 'string' && value.includes(NUL)) return place;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (name.includes(NUL)) return place || '/';
      if (typeof inner === 'string' || typeof inner === 'object') waiting.push([`${place}/${name}`, inner]);
    }
  }
  return null;
}
