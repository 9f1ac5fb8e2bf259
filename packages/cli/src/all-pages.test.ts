import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allPages } from './all-pages.ts';

it('all pages of a list are everything in it, in order, whatever the size of a page', async () => {
  const law = fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 7 }), async (list, size) => {
    const found = await allPages(async ({ limit, cursor }) => {
      const start = Number(cursor ?? 0);
      const items = list.slice(start, start + Math.min(size, limit));
      const end = start + items.length;
      return { items, next: end < list.length ? String(end) : null };
    });
    expect(found).toEqual(list);
  });
  await fc.assert(law);
});
