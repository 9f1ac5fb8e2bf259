import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiSchemas } from '@tminus/contract';
import { LANGUAGES, RELEASE_STATUSES, type ReleaseStatus, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../program.ts';
import { capture } from '../testing/capture.ts';
import { releaseOf, rolloutOf } from '../testing/samples.ts';
import { scratchWorkspace } from '../testing/workspace.ts';
import { renderStatus, statusOf } from './status.ts';

type Publication = NonNullable<ApiSchemas['Release']['publication']>;
type Step = Publication['steps'][number];
const TODAY = '2025-11-10';
const dated = (id: string, releaseDate: string, status: ReleaseStatus = 'planning') =>
  releaseOf({ id, version: `1.${id}.0`, status, plan: { releaseDate } });
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
const textOf = (
  ...[releases, rollouts = []]: [Parameters<typeof statusOf>[0], Parameters<typeof statusOf>[1]?]
) => renderStatus(statusOf(releases, rollouts, TODAY), translator('en')).replaceAll(ESCAPES, '');

describe('the status', () => {
  it('is of the releases that something can still happen to', () => {
    const statuses = Object.keys(RELEASE_STATUSES) as ReleaseStatus[];
    const { releases } = statusOf(
      statuses.map((status) => dated(status, TODAY, status)),
      [],
      TODAY,
    );
    expect(releases.map(({ status }) => status)).toEqual([
      'planning',
      'approved',
      'rejected',
      'planning_failed',
      'executing',
      'paused',
      'execution_failed',
      'deployment_failed',
    ]);
  });

  it('counts down to the soonest date that is not past', () => {
    const releases = [dated('3', '2025-12-01'), dated('2', '2025-11-12'), dated('1', '2025-11-07')];
    expect(statusOf(releases, [], TODAY)).toMatchObject({
      releases: [{ daysLeft: 21 }, { daysLeft: 2 }, { daysLeft: -3 }],
      next: { release: '2', version: '1.2.0', releaseDate: '2025-11-12', daysLeft: 2 },
    });
    expect(textOf(releases)).toMatch(
      /T-21\b[\s\S]*T-2\b[\s\S]*T\+3\b[\s\S]*next: v1\.2\.0 on 2025-11-12, T-2$/,
    );
  });

  it('counts today as the day itself, and nothing down when every date is past', () => {
    expect(statusOf([dated('1', TODAY)], [], TODAY).next).toMatchObject({ daysLeft: 0 });
    const past = [dated('1', '2025-11-09')];
    expect(statusOf(past, [], TODAY).next).toBeNull();
    expect(textOf(past)).not.toContain('next');
  });

  it('counts days of the calendar, over ends of months and of summer time', () => {
    const left = (date: string, today: string) => statusOf([dated('1', date)], [], today).next?.daysLeft;
    expect(left('2026-03-30', '2026-03-28')).toBe(2);
    expect(left('2026-03-01', '2026-02-27')).toBe(2);
  });

  it('says where a release stands: who is waited for, then the phase, then step and share', () => {
    const phases = [{ phase: 'deployment', status: 'in_progress', startedAt: '', endedAt: null }] as const;
    const waiting = releaseOf({ missingApprovals: ['qa', 'security'] });
    const moving = releaseOf({ status: 'executing', phases: [...phases] });
    expect(textOf([waiting])).toContain('waiting for qa, security');
    expect(textOf([moving])).toMatch(/executing .* deployment$/m);
    const rollout = rolloutOf({ state: 'paused', percent: 25, stepIndex: 1 });
    expect(textOf([moving], [rollout])).toMatch(/deployment {2}2\/2 {2}25 % {2}paused$/m);
    expect(statusOf([moving], [rollout], TODAY).releases[0]).toMatchObject({
      phase: 'deployment',
      rollout: { state: 'paused', step: 2, steps: 2, percent: 25 },
    });
    expect(statusOf([moving], [rolloutOf({ releaseId: 'other' })], TODAY).releases[0]?.rollout).toBeNull();
  });

  it('says which releases one waits for before it can be shipped', () => {
    const needs = ['1.1.0', '1.0.0'];
    const details = { theme: null, objectives: [], manager: null, announcements: [], needs };
    const waiting = releaseOf({ id: 'w', status: 'approved', details });
    const others = [dated('1', '2025-11-12'), releaseOf({ version: '1.0.0', status: 'deployed' })];
    expect(statusOf([waiting, ...others], [], TODAY).releases[0]?.waitsFor).toEqual([
      { version: '1.1.0', status: 'planning' },
    ]);
    expect(textOf([waiting, ...others])).toContain('v1.2.0 waits for v1.1.0 (planning)');
    expect(textOf([{ ...waiting, status: 'executing' }, ...others])).not.toContain('waits for');
  });

  const step = (kind: Step['kind'], name: string, more: Partial<Step> = {}): Step => ({
    ...{ id: `${kind}:${name}`, kind, name, subject: 'api', status: 'done' },
    ...{ at: null, detail: null, failure: null, ...more },
  });
  const failure = { code: 'git.remoteUnreachable', params: {}, text: 'Remote backup does not answer: down' };
  const published = (status: Publication['status'], ...steps: Step[]) =>
    releaseOf({ id: 'p', status: 'deployed', publication: { status, steps } });

  it('shows a deployed release until it is published: the step, why it waits, and how it goes on', () => {
    const tagged = step('tag', 'v1.2.0');
    const unpublished = published('failed', tagged, step('push', 'backup', { status: 'failed', failure }));
    const status = statusOf([unpublished, dated('1', '2025-11-30')], [], TODAY);
    expect(status).toMatchObject({
      releases: [
        {
          status: 'deployed',
          publication: {
            status: 'failed',
            step: { kind: 'push', subject: 'api', name: 'backup' },
            reason: failure.text,
            command: 'tminus ship v1.2.0',
          },
        },
        { publication: null },
      ],
      next: { release: '1' },
    });
    const text = textOf([unpublished]);
    expect(text).toMatch(/deployed .*api: not pushed to backup yet$/m);
    expect(text).toMatch(/Remote backup does not answer: down.*`tminus ship v1\.2\.0`/);
    expect(text).not.toContain('next');
  });

  it('says of a publication under way where it is, and nothing of one that is over', () => {
    const [before, later] = [
      published('in_progress'),
      published('in_progress', step('push', 'x', { status: 'pending' })),
    ];
    expect(textOf([before])).toMatch(/deployed .*not published yet$/m);
    expect(textOf([later])).toMatch(/not pushed to x yet$/m);
    expect(statusOf([published('completed', step('tag', 'v1.2.0'))], [], TODAY).releases).toEqual([]);
  });

  it('says why a release failed, in the first line of its failure, and the commands that lead on', () => {
    const failed = releaseOf({
      status: 'execution_failed',
      failure: { ...failure, text: 'no disk:\nlog\nmore' },
    });
    expect(statusOf([failed], [], TODAY).releases[0]).toMatchObject({
      reason: 'no disk:\nlog\nmore',
      commands: ['tminus ship v1.2.0', expect.stringContaining('tminus release cancel v1.2.0')],
      unattended: false,
    });
    expect(textOf([failed])).toMatch(
      /^v1\.2\.0: no disk\n {2}.*tminus ship v1\.2\.0 .*tminus release cancel v1\.2\.0 [^\n]*\n\nnext/m,
    );
  });

  it('says of a release whose process was killed how it is taken up again', () => {
    const killed = published('in_progress', step('push', 'x', { status: 'pending' }));
    const status = statusOf([killed], [], TODAY, false);
    expect(status.releases[0]).toMatchObject({ unattended: true, commands: ['tminus ship v1.2.0'] });
    expect(renderStatus(status, translator('en'))).toContain('`tminus ship v1.2.0`');
    expect(textOf([killed])).not.toContain('tminus ship');
  });

  it.each(LANGUAGES)('has words for all of it (%s)', (language) => {
    const unpublished = published('failed', step('push', 'x', { status: 'failed', failure }));
    const status = statusOf([dated('1', '2025-11-12'), unpublished], [], TODAY);
    expect(renderStatus(status, translator(language))).not.toMatch(/\{\w+\}|cli\./);
  });
});

describe('tminus status', () => {
  it('of a workspace without a database is nothing, and makes none', async () => {
    const directory = scratchWorkspace();
    const output = capture();
    await runProgram(['node', 'tminus', '-C', directory, 'status', '--json']);
    expect(JSON.parse(output.stdout)).toEqual({ releases: [], next: null });
    await runProgram(['node', 'tminus', '-C', directory, 'status', '--lang', 'en']);
    expect(output.stderr).toContain('nothing is planned or under way');
    expect(process.exitCode).toBeUndefined();
    expect(existsSync(join(directory, '.tminus'))).toBe(false);
  });
});
