import { LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { releaseOf, rolloutOf } from '../testing/samples.ts';
import { standstillOf, wayOnLines } from './ways-on.ts';

const failure = { code: 'deploy.failed', params: {}, text: 'api could not be deployed: no disk\nlast words' };
const phaseOf = (phase: 'staging' | 'deployment') =>
  ({ phase, status: 'failed', startedAt: '', endedAt: '' }) as const;

describe('a release that stands still', () => {
  it('before traffic moved says why, and goes on or is given up', () => {
    const release = releaseOf({ status: 'execution_failed', failure, phases: [phaseOf('staging')] });
    expect(standstillOf(release, false)).toEqual({
      reason: failure.text,
      commands: ['tminus ship v1.2.0', 'tminus release cancel v1.2.0 --reason TEXT'],
      unattended: false,
    });
  });

  it('once traffic may have moved can only go on', () => {
    const release = releaseOf({ status: 'execution_failed', failure, phases: [phaseOf('deployment')] });
    expect(standstillOf(release, true).commands).toEqual(['tminus ship v1.2.0']);
  });

  it('of which nothing runs can be given up until it is published', () => {
    const release = releaseOf({ status: 'execution_failed', failure, phases: [phaseOf('deployment')] });
    const components = release.plan.components.map((one) => ({ ...one, publishedOnly: true }));
    const library = { ...release, plan: { ...release.plan, components } };
    expect(standstillOf(library, true).commands).toHaveLength(2);
  });

  it.each(['executing', 'paused', 'deployment_failed'] as const)(
    'since its process was killed is taken up again (%s)',
    (status) => {
      const release = releaseOf({ status });
      expect(standstillOf(release, false)).toMatchObject({
        commands: ['tminus ship v1.2.0'],
        unattended: true,
      });
      expect(standstillOf(release, true).unattended).toBe(false);
    },
  );

  it('since it was killed while it published is taken up again, too', () => {
    const release = releaseOf({ status: 'deployed', publication: { status: 'in_progress', steps: [] } });
    expect(standstillOf(release, false)).toMatchObject({
      commands: ['tminus ship v1.2.0'],
      unattended: true,
    });
    expect(standstillOf(release, true)).toEqual({ reason: null, commands: [], unattended: false });
  });

  it('in a pause is resumed, or promoted where its step is held or nothing proves it', () => {
    const release = releaseOf({ status: 'paused' });
    const paused = (code: string) => rolloutOf({ pause: { code, text: 'x' } });
    expect(standstillOf(release, true, paused('rollout.pause.byPerson')).commands).toEqual([
      'tminus rollout resume v1.2.0',
      'tminus rollout abort v1.2.0',
    ]);
    expect(standstillOf(release, true, paused('rollout.pause.held')).commands[0]).toBe(
      'tminus rollout promote v1.2.0',
    );
    expect(standstillOf(release, true, paused('rollout.pause.evidenceMissing')).commands).toEqual([
      'tminus rollout resume v1.2.0',
      'tminus rollout promote v1.2.0',
    ]);
  });

  it('because of a word of its approvers, or of the judge, is planned anew', () => {
    const rejected = releaseOf({ status: 'rejected', rejectionReason: 'not on a Friday' });
    expect(standstillOf(rejected, true)).toMatchObject({
      reason: 'not on a Friday',
      commands: ['tminus plan'],
    });
    expect(standstillOf(releaseOf({ status: 'rolled_back', failure }), true).commands).toEqual([
      'tminus plan',
    ]);
  });

  it.each(['planning', 'approved', 'executing', 'deployed', 'cancelled'] as const)(
    'is not one that goes on by itself, waits for its people, or is over (%s)',
    (status) => {
      const standstill = standstillOf(releaseOf({ status }), true);
      expect(standstill).toEqual({ reason: null, commands: [], unattended: false });
      expect(wayOnLines(releaseOf(), standstill, translator('en'))).toEqual([]);
    },
  );

  it.each(LANGUAGES)('names its commands in every language (%s)', (language) => {
    const t = translator(language);
    const linesOf = (release: ReturnType<typeof releaseOf>, isAttended: boolean) =>
      wayOnLines(release, standstillOf(release, isAttended), t).join('\n');
    expect(linesOf(releaseOf({ status: 'execution_failed', failure }), true)).toMatch(
      /tminus ship v1\.2\.0 .*tminus release cancel v1\.2\.0/,
    );
    expect(linesOf(releaseOf({ status: 'executing' }), false)).toContain('`tminus ship v1.2.0`');
    const back = releaseOf({ status: 'deployment_failed' });
    expect(linesOf(back, false)).toBe(
      t('cli.release.nobodyBack', { release: 'v1.2.0', command: 'tminus ship v1.2.0' }),
    );
    expect(linesOf(releaseOf({ status: 'rolled_back' }), true)).toContain('tminus plan');
  });
});
