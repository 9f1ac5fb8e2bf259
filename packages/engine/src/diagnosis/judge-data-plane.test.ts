import { describe, expect, it } from 'vitest';
import type { Instance } from '../rollout/ports.ts';
import { judgeInstances, judgeTarget, type TargetSight } from './judge-data-plane.ts';

const ours = { port: 8080, isAnswered: true, version: '1.0.0' };
const down = { port: 8080, isAnswered: false, version: null };

describe('a public port', () => {
  it.each<[string, Partial<TargetSight>, string]>([
    ['goes through our router', { target: ours, port: 'taken' }, 'ok doctor.router.serves'],
    [
      'is held by our router, which has no version yet',
      { target: { ...ours, version: null }, port: 'taken' },
      'ok doctor.router.idle',
    ],
    ['is free before the first release', { target: null, port: 'free' }, 'ok doctor.router.free'],
    ['may be any', { target: null, listen: 0, port: 'free' }, 'ok doctor.router.any'],
    [
      'may be any, and is the one of last time',
      { target: ours, listen: 0, port: 'taken' },
      'ok doctor.router.serves',
    ],
    ['is taken before the first release', { target: null, port: 'taken' }, 'fail doctor.router.taken'],
    ['was taken while our router was down', { target: down, port: 'taken' }, 'fail doctor.router.taken'],
    [
      'was changed to one that somebody else has',
      { target: { ...ours, port: 9090 }, port: 'taken' },
      'fail doctor.router.taken',
    ],
    ['was changed to a free one', { target: { ...ours, port: 9090 }, port: 'free' }, 'ok doctor.router.free'],
    ['answers nothing since our router is down', { target: down, port: 'free' }, 'warn doctor.router.gone'],
    ['is not listened on by our router', { target: ours, port: 'free' }, 'fail doctor.router.deaf'],
    ['is not for us', { target: null, port: { reason: 'EACCES' } }, 'fail doctor.router.forbidden'],
  ])('%s', (_, sight, expected) => {
    const finding = judgeTarget({
      component: 'api',
      listen: 8080,
      target: null,
      port: 'free',
      log: '/log',
      ...sight,
    });
    expect(`${finding.verdict} ${finding.seen}`).toBe(expected);
  });
});

describe('instances', () => {
  const instance = (key: string, state: Instance['state']): Instance => ({
    key,
    state,
    isWatched: true,
    version: '1.0.0',
    url: 'http://127.0.0.1:1',
    pid: 7,
    starts: 3,
  });
  const judge = (...instances: Instance[]) =>
    judgeInstances(instances, (key) => `/run/${key}.log`).map(({ verdict, params }) => [verdict, params]);

  it('that run are listed, those that were stopped are over', () => {
    expect(judge(instance('a', 'ready'), instance('b', 'starting'), instance('c', 'stopped'))).toEqual([
      ['ok', { count: 2, keys: 'a, b' }],
    ]);
    expect(judge(instance('c', 'stopped'))).toEqual([['ok', {}]]);
  });

  it('that ended or are ill have a line each, with the log to look at', () => {
    expect(judge(instance('a', 'exited'), instance('b', 'unhealthy'))).toEqual([
      ['warn', { key: 'a', starts: 3, log: '/run/a.log' }],
      ['warn', { key: 'b', pid: 7, log: '/run/b.log' }],
    ]);
  });
});
