import { describe, expect, it } from 'vitest';
import { shaOf } from '../../change/change-builders.ts';
import { decideVersions } from '../decide-versions.ts';
import { factsOf } from './graph-builders.ts';
import { GRAPHS, type GraphRow } from './graphs.ts';

const TODAY = '2026-11-22';

const decide = (row: GraphRow) =>
  decideVersions({
    components: factsOf(row),
    today: TODAY,
    ...(row.channel !== undefined && { channel: row.channel }),
    ...(row.force !== undefined && { force: row.force }),
    takenBy: (name, version) => (row.taken?.includes(`${name} ${version}`) === true ? shaOf(99) : null),
  });

describe('decisions about many components', () => {
  it.each(GRAPHS.map((row) => [row.cite, row.what, row] as const))('%s: %s', (_cite, _what, row) => {
    const moved = decide(row).filter(({ current, next }) => next !== current);
    expect(Object.fromEntries(moved.map(({ name, next }) => [name, next]))).toEqual(row.moves);
  });

  it('are many, and each says why', () => {
    expect(GRAPHS.length).toBeGreaterThanOrEqual(18);
    for (const { nodes } of GRAPHS) expect(Object.keys(nodes).length).toBeGreaterThanOrEqual(2);
  });
});

describe('an explanation', () => {
  const explain = (what: string, name: string) => {
    const row = GRAPHS.find((each) => each.what === what);
    if (row === undefined) throw new Error(what);
    const found = decide(row).find((decision) => decision.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };

  it('names the dependency and the range that it left', () => {
    const { reason, increment } = explain('a minor leaves the tilde', 'api');
    expect(increment).toBe('patch');
    expect(reason).toEqual({
      code: 'version.reason.dependency',
      params: { dependency: 'lib', from: '1.2.0', to: '1.3.0', range: '~1.2.0', increment: 'patch' },
    });
  });

  it('says which dependency needs no following', () => {
    const { reason, explanation } = explain('a minor stays within the caret, and nobody follows', 'api');
    expect(reason.code).toBe('version.reason.none');
    expect(explanation.map(({ code }) => code)).toEqual(['version.reason.none', 'version.note.fits']);
  });

  it('names who leads a group, for those who follow', () => {
    const what = 'a fixed group moves as one, also who did not change';
    expect(explain(what, 'web').reason).toEqual({
      code: 'version.reason.fixed',
      params: { members: 'api, cli, web', version: '1.5.0', increment: 'minor', member: 'api' },
    });
    expect(explain(what, 'api').reason.code).toBe('version.reason.highest');
  });

  it('names who leads a group that no member reaches by itself', () => {
    const { reason } = explain('a fixed group whose versions differ meets above the highest', 'web');
    expect(reason).toMatchObject({
      code: 'version.reason.fixed',
      params: { member: 'api', version: '2.2.0' },
    });
  });

  it('tells what would have been without a footer or a force', () => {
    const { explanation } = explain('a forced increment for one by name, changed or not', 'web');
    expect(explanation).toMatchObject([
      { layer: 'forced', code: 'version.reason.forced', params: { reason: 'agreed' } },
      { layer: 'own', code: 'version.note.otherwise', params: { version: '1.0.0', increment: 'none' } },
    ]);
  });

  it('names what was passed over', () => {
    const what = 'a fixed group passes over a patch that one of its members has elsewhere';
    expect(explain(what, 'web').explanation).toContainEqual({
      layer: 'taken',
      code: 'version.note.taken',
      params: { version: '1.4.3', sha: shaOf(99).slice(0, 7) },
    });
  });
});
