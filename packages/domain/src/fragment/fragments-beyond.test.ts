import { describe, expect, it } from 'vitest';
import { shaOf } from '../change/change-builders.ts';
import { VERSION_POLICY } from '../version/version-policy.ts';
import { type DecidedMove, fragmentsBeyond } from './fragments-beyond.ts';
import { type PlacedFragment, tagOfFragment } from './place-fragments.ts';
import { readFragment } from './read-fragment.ts';

const placed = (head: string, path = '.changes/unreleased/a.md'): PlacedFragment => {
  const read = readFragment(path, `---\n${head}\n---\nWords`);
  if (!read.ok) throw new Error(`unreadable: ${JSON.stringify(read.problems)}`);
  return { fragment: read.fragment, tag: tagOfFragment(path, '.changes') };
};
const move = (name: string, next: string, more: Partial<DecidedMove> = {}): DecidedMove => ({
  name,
  current: '1.1.0',
  next,
  tagPattern: `${name}/v{version}`,
  changes: [{ sha: shaOf(1) }],
  ...more,
});
const told = (
  moves: readonly DecidedMove[],
  fragments: readonly PlacedFragment[],
  isWhole = true,
  channel?: string,
) =>
  fragmentsBeyond(moves, fragments, { today: '2025-11-03', channel }, isWhole).map(
    ({ component, increment, wanted }) => `${component} ${increment} ${wanted}`,
  );

describe('fragments beyond the version', () => {
  it.each([
    ['breaking: true\ntype: fix', '1.2.0', ['api major 2.0.0']],
    ['kind: migration\nbreaking: true', '1.2.0', ['api major 2.0.0']],
    ['section: added', '1.1.1', ['api minor 1.2.0']],
    ['type: feat', '1.1.1', ['api minor 1.2.0']],
    ['type: feat', '1.2.0', []],
    ['type: fix', '1.1.0', ['api patch 1.1.1']],
    ['type: refactor', '1.1.0', ['api patch 1.1.1']],
    ['kind: known-issue', '1.1.0', []],
    ['type: feat', '2.0.0', []],
  ])('%j of a release of %s', (head, next, expected) => {
    expect(told([move('api', next)], [placed(head)])).toEqual(expected);
  });

  it('count as commits would: by the policy, before 1.0.0, on a channel, and from the first version on', () => {
    const breaking = [placed('breaking: true\ntype: fix')];
    expect(told([move('api', '0.2.0', { current: '0.1.0' })], breaking)).toEqual([]);
    expect(told([move('api', '0.1.1', { current: '0.1.0' })], breaking)).toEqual(['api major 0.2.0']);
    expect(told([move('api', '1.0.0', { current: null })], breaking)).toEqual([]);
    expect(told([move('api', '1.2.0-rc.1')], [placed('type: feat')], true, 'rc')).toEqual([]);
    const rc = move('api', '1.2.0-rc.2', { current: '1.2.0-rc.1' });
    expect(told([rc], [placed('type: feat')], true, 'rc')).toEqual([]);
    expect(told([rc], breaking, true, 'rc')).toEqual(['api major 2.0.0-rc.1']);
    const policy = { ...VERSION_POLICY, types: { fix: 'minor' } as const };
    expect(told([move('api', '1.1.1', { policy })], [placed('type: fix')])).toEqual(['api minor 1.2.0']);
    const calendar = { ...VERSION_POLICY, calendar: 'YYYY.MM.MICRO' };
    const dated = move('api', '2025.11.1', { current: '2025.11.0', policy: calendar });
    expect(told([dated], breaking)).toEqual([]);
  });

  it('are told of the components that they name', () => {
    const moves = [move('api', '1.2.0'), move('web', '1.1.1'), move('job', '1.1.0')];
    expect(told(moves, [placed('type: feat\ncomponent: api, web')])).toEqual(['web minor 1.2.0']);
  });

  it('of the whole product are content with any component that moves so far', () => {
    const whole = [placed('type: feat')];
    expect(told([move('api', '1.1.0'), move('web', '1.2.0')], whole)).toEqual([]);
    expect(told([move('api', '1.1.0'), move('web', '1.1.1')], whole)).toEqual(['web minor 1.2.0']);
    expect(told([move('web', '1.1.1')], whole, false)).toEqual([]);
  });

  it('for a commit count with its release, and only as far as they say more', () => {
    const of = (sha: string, head: string) => [placed(`commit: ${sha}\n${head}`)];
    expect(told([move('api', '1.1.1')], of(shaOf(1), 'breaking: true'))).toEqual(['api major 2.0.0']);
    expect(told([move('api', '1.1.1')], of(shaOf(1), 'scope: x'))).toEqual([]);
    expect(told([move('api', '1.1.1')], of(shaOf(2), 'breaking: true'))).toEqual([]);
  });

  it('that are released are done with, though another component still waits for them', () => {
    const both = placed('type: feat\ncomponent: api, web');
    const done = placed('type: feat\ncomponent: api, web', '.changes/api/v1.1.0/a.md');
    const moves = [move('api', '1.1.1'), move('web', '1.1.1')];
    expect(told(moves, [both, done])).toEqual(['web minor 1.2.0']);
    expect(told(moves, [placed('type: feat\ncomponent: api', '.changes/api/v1.1.0/a.md')])).toEqual([]);
  });

  it('with the name of one that was released are not taken for it', () => {
    const [old, waiting] = [placed('type: feat', '.changes/v1.1.0/a.md'), placed('type: feat')];
    expect(told([move('api', '1.1.1', { tagPattern: 'v{version}' })], [old, waiting])).toEqual([
      'api minor 1.2.0',
    ]);
  });
});
