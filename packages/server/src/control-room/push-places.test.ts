import { expect, it } from 'vitest';
import { pushPlacesOf } from './push-places.ts';

const components = ['/shop', '/docs', '/shop'].map((repo) => ({ repo }));

it('every repository is pushed from once, in the order of its components', () => {
  const places = { remote: 'origin', repositories: ['/shop', '/docs'] };
  expect(pushPlacesOf({ publish: { remote: 'origin' }, components })).toEqual(places);
});

it('nowhere is pushed to without a remote', () => {
  expect(pushPlacesOf({ publish: { remote: null }, components })).toBeNull();
});
