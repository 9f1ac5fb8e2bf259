import { describe, expect, it } from 'vitest';
import { fragmentsWaitingFor, moveFragments, type PlacedFragment, tagOfFragment } from './place-fragments.ts';
import { readFragment } from './read-fragment.ts';

function placed(path: string, component = ''): PlacedFragment {
  const read = readFragment(
    path,
    `---\ntype: fix\n${component === '' ? '' : `component: ${component}\n`}---\nx`,
  );
  if (!read.ok) throw new Error('unreadable');
  return { fragment: read.fragment, tag: tagOfFragment(path, '.changes') };
}

describe('tagOfFragment', () => {
  it.each([
    ['.changes/unreleased/a.md', null],
    ['.changes/v1.2.0/a.md', 'v1.2.0'],
    ['.changes/api/v1.2.0/a.md', 'api/v1.2.0'],
  ])('%s belongs to %s', (path, tag) => {
    expect(tagOfFragment(path, '.changes')).toBe(tag);
  });
});

it('a fragment for several components waits for each until one of its name is released that concerns it', () => {
  const api = { name: 'api', tagPattern: 'v{version}' };
  const waiting = (released: PlacedFragment) =>
    fragmentsWaitingFor(api, [placed('.changes/unreleased/login.md', 'api, web'), released]).length;
  expect(waiting(placed('.changes/v1.0.0/login.md', 'web'))).toBe(1);
  expect(waiting(placed('.changes/v1.0.0/login.md', 'api, web'))).toBe(0);
  expect(waiting(placed('.changes/v1.0.0/other.md', 'api, web'))).toBe(1);
});

describe('moveFragments', () => {
  const files = [
    placed('.changes/unreleased/all.md'),
    placed('.changes/unreleased/api.md', 'api'),
    placed('.changes/unreleased/both.md', 'api, web'),
    placed('.changes/v1.0.0/old.md'),
  ];
  const moves = (released: Parameters<typeof moveFragments>[1], from = files) =>
    moveFragments(from, released, '.changes').map(
      ({ from: file, to, stays }) => `${file.split('/').at(-1)} → ${to.join(' ')}${stays ? ' (stays)' : ''}`,
    );

  it('brings all that waits to the tag of the product', () => {
    expect(moves([{ component: null, tag: 'v1.1.0' }])).toEqual([
      'all.md → .changes/v1.1.0/all.md',
      'api.md → .changes/v1.1.0/api.md',
      'both.md → .changes/v1.1.0/both.md',
    ]);
  });

  it('brings it to the tag of each component, and leaves what another one still waits for', () => {
    expect(moves([{ component: 'api', tag: 'api/v2.0.0' }])).toEqual([
      'all.md → .changes/api/v2.0.0/all.md',
      'api.md → .changes/api/v2.0.0/api.md',
      'both.md → .changes/api/v2.0.0/both.md (stays)',
    ]);
    expect(
      moves(
        [{ component: 'web', tag: 'web/v1.0.0' }],
        [
          placed('.changes/unreleased/both.md', 'api, web'),
          placed('.changes/api/v2.0.0/both.md', 'api, web'),
        ],
      ),
    ).toEqual(['both.md → .changes/web/v1.0.0/both.md']);
  });

  it('brings a translation where what it translates goes', () => {
    const files = [placed('.changes/unreleased/api.md', 'api'), placed('.changes/unreleased/api.ja.md')];
    const released = [
      { component: null, tag: 'v3.0.0' },
      { component: 'api', tag: 'api/v2.0.0' },
    ];
    expect(moves(released, files)).toEqual([
      'api.md → .changes/api/v2.0.0/api.md',
      'api.ja.md → .changes/api/v2.0.0/api.ja.md',
    ]);
    expect(moves([{ component: 'web', tag: 'web/v1.0.0' }], files)).toEqual([]);
  });

  it('moves nothing that waits for others', () => {
    expect(
      moves([{ component: 'web', tag: 'web/v1.0.0' }], [placed('.changes/unreleased/api.md', 'api')]),
    ).toEqual([]);
  });
});
