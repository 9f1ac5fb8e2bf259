import { valid } from 'semver';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../change/change.ts';
import { change, shaOf } from '../../change/change-builders.ts';
import { isRefusal, RefusalError } from '../../error/refusal.ts';
import { withBuild } from '../build-metadata.ts';
import { decideVersions } from '../decide-versions.ts';
import { VERSION_POLICY } from '../version-policy.ts';
import { DECISIONS, type DecisionRow } from './decisions.ts';

/** Newest first, as git gives them. */
const changesOf = (log: readonly string[]): Change[] =>
  log
    .map((message, index) => {
      const target = /^revert (\d+)$/.exec(message)?.[1];
      const text =
        target === undefined ? message : `Revert "it"\n\nThis reverts commit ${shaOf(Number(target) + 1)}.`;
      return change(text, { sha: shaOf(index + 1) });
    })
    .reverse();

function decide(row: DecisionRow): string {
  const { current, log, initial, policy, branch, firstVersion, channel, force, taken } = row;
  const initialDevelopment = initial ?? VERSION_POLICY.initialDevelopment;
  try {
    const [decided] = decideVersions({
      components: [
        {
          name: 'api',
          current,
          changes: changesOf(log),
          dependsOn: [],
          policy: { ...VERSION_POLICY, initialDevelopment, ...policy },
          ...(branch !== undefined && { branch }),
          ...(firstVersion !== undefined && { firstVersion }),
        },
      ],
      today: row.today ?? '2026-11-22',
      ...(channel !== undefined && { channel }),
      ...(force !== undefined && { force }),
      takenBy: (_name, version) => (taken?.includes(version) === true ? shaOf(99) : null),
    });
    return decided?.next ?? '';
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal.code;
    throw error;
  }
}

describe('decisions about one component', () => {
  it.each(DECISIONS.map((row) => [row.cite, row.current, row.log.join(' · '), row.next, row] as const))(
    '%s: %s after "%s" is %s',
    (_cite, _current, _log, next, row) => {
      expect(decide(row)).toBe(next);
    },
  );

  it('are valid versions or refusals, and each row says why', () => {
    expect(DECISIONS.length).toBeGreaterThanOrEqual(70);
    for (const { cite, next } of DECISIONS) {
      expect(cite).toMatch(/\w{3}/);
      expect(valid(next) === next || /^version\.\w+$/.test(next)).toBe(true);
    }
  });

  it('R-51: build metadata is added to what was decided', () => {
    const build = { sha: `abc1234${'0'.repeat(33)}`, at: Date.UTC(2025, 0, 28, 12, 0, 0) };
    expect(withBuild('1.0.0', build)).toBe('1.0.0+abc1234.20250128120000');
  });

  it('a commit that asks for the impossible is named', () => {
    const log = ['fix: a', 'chore: too low\n\nRelease-As: 1.0.0'];
    try {
      decideVersions({
        components: [{ name: 'api', current: '2.0.0', changes: changesOf(log), dependsOn: [] }],
        today: '2026-11-22',
      });
      expect.unreachable();
    } catch (error) {
      expect(isRefusal(error, 'version.notHigher')).toBe(true);
      expect((error as RefusalError).refusal.params).toEqual({
        sha: shaOf(2).slice(0, 7),
        subject: 'too low',
        version: '1.0.0',
        current: '2.0.0',
      });
    }
  });
});
