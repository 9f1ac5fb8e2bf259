import { routes } from '@tminus/contract';
import { EVENT_TYPES, type EventType, LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { NOON, sampleEvent } from '../testing/samples.ts';
import { toEventResource } from './event.ts';

const listSchema = routes.listEvents.schema.response[200];
const en = translator('en');

const EXPLANATION = { code: 'rollout.extend.evidenceMissing', params: { components: 'api' } };

/** What these events carry beside subject and reason, where their line speaks of it. */
const DATA: Partial<Record<EventType, Record<string, unknown>>> = {
  'branch.created': { branch: 'release/1.2.0', sha: '77', effect: 'branch:api' },
  'artifact.prepared': { version: '1.2.0', sha: '7777', commit: '77', effect: 'artifact:api' },
  'instance.started': { version: '1.2.0', effect: 'started:api' },
  'instance.retired': { version: '1.1.0', key: 'api@1', effect: 'retired:api@1' },
  'instance.not_stopped': { version: '1.1.0', explanation: { code: 'error.router.unreachable', params: {} } },
  'rollout.step_started': { epoch: 8, step: 1, steps: 3, share: 500, percent: 5, explanation: null },
  'rollout.soak_extended': { extension: 2, explanation: EXPLANATION },
  'rollout.traffic_home': { cause: 'rollback', homeAt: NOON },
  'release.rollout_delayed': { explanation: { code: 'error.router.unreachable', params: {} } },
  'traffic.drift_corrected': { actual: 50, percent: 5 },
  'communication.scheduled': { count: 3, first: '2025-11-17', effect: 'communication:x' },
  'stakeholders.notified': { roles: 'qa, security', explanation: EXPLANATION },
  'task.begun': { startedOn: '2025-11-05', finishedOn: null },
  'task.done': { startedOn: '2025-11-05', finishedOn: '2025-11-05' },
  'schedule.changed': { from: '2025-11-20', to: '2025-11-27', window: null },
  'branch.frozen': { branch: 'release/1.2.0', date: '2025-11-11', excepted: 0, effect: 'freeze' },
  'commit.created': { branch: 'release/1.2.0', sha: '7777', commit: '77', components: ['api'], base: 'main' },
  'freeze.overridden': { freeze: 'freeze:winter', approver: 'Noor' },
  'publication.started': { tasks: [] },
  'publication.step_completed': { step: 'tag:api:v1.2.0', kind: 'tag', name: 'v1.2.0', detail: null },
  'publication.step_failed': {
    step: 'push:api',
    kind: 'push',
    name: 'origin',
    explanation: { code: 'error.router.unreachable', params: {} },
  },
  'publication.resumed': { attempt: 2 },
  'incident.opened': { file: 'storage/releases/v1.2.0/incident.md' },
};

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(EVENT_TYPES)('%s is one whole line', (type) => {
    const event = sampleEvent({ type, subject: 'api', reason: 'because', data: DATA[type] ?? {} });
    const resource = toEventResource(event, 'v1.2.0', translator(language));
    expect(resource.text).toMatch(/^[^\n]+$/);
    expect(resource.text).not.toMatch(/[{}]|undefined|null/);
    expect(resource.text).not.toBe(`event.${type}`);
    expect(resource.at).toBe('2025-11-03T12:00:00.000Z');
    expect(listSchema.parse({ items: [resource], next: null })).toEqual({ items: [resource], next: null });
  });
});

describe('an event', () => {
  it('says why in the words of whoever acted', () => {
    const event = sampleEvent({
      type: 'rollout.paused',
      reason: 'lunch',
      data: { explanation: EXPLANATION },
    });
    expect(toEventResource(event, 'v1.2.0', en).text).toBe('rollout paused: lunch');
  });

  it.each([null, ''])('lets what decided explain itself when nobody said why (%j)', (reason) => {
    const event = sampleEvent({ type: 'rollout.paused', reason, data: { explanation: EXPLANATION } });
    expect(toEventResource(event, 'v1.2.0', en).text).toBe('rollout paused: not enough evidence for api yet');
    expect(toEventResource(event, 'v1.2.0', translator('ja')).text).toContain('api');
  });

  it('leaves no colon behind when there is no reason at all', () => {
    const explanation = { code: 'rollout.abort.byPerson', params: { actor: 'Mika', reason: '' } };
    const abort = sampleEvent({ type: 'rollout.rollback_started', reason: '', data: { explanation } });
    expect(toEventResource(abort, 'v1.2.0', en).text).toBe('rolling back: Mika');
    const cancel = sampleEvent({ type: 'release.cancelled', reason: '' });
    expect(toEventResource(cancel, 'v1.2.0', en).text).toBe('v1.2.0 cancelled');
  });

  it('tells a lease that ran out from a rollback', () => {
    const home = (cause: string) =>
      sampleEvent({ type: 'rollout.traffic_home', subject: 'api', data: { cause } });
    const [lease, rollback] = ['lease', 'rollback'].map((cause) => toEventResource(home(cause), '', en).text);
    expect(lease).toContain('the lease ran out');
    expect(rollback).toBe('traffic is home');
  });

  it('takes values as they are, even when they look like places or say who acted', () => {
    const data = { branch: '{subject}', actor: 'somebody else', release: 'v0' };
    const event = sampleEvent({ type: 'branch.created', subject: '$& {branch}', data });
    expect(toEventResource(event, 'v1.2.0', en).text).toBe('branch {subject} in $& {branch}');
    const given = sampleEvent({ type: 'approval.given', actor: 'Noor', subject: 'qa', data });
    expect(toEventResource(given, 'v1.2.0', en).text).toBe('qa approved by Noor');
  });

  it('says in which repository a branch is, and of earlier versions for which component', () => {
    const textOf = (data: Record<string, string>) =>
      toEventResource(sampleEvent({ type: 'branch.created', subject: 'api', data }), '', en).text;
    expect(textOf({ branch: 'b', repository: 'shop' })).toBe('branch b in shop');
    expect(textOf({ branch: 'b' })).toBe('branch b in api');
  });

  it('keeps the key of its effect to itself', () => {
    const event = sampleEvent({ type: 'branch.created', data: DATA['branch.created'] ?? {} });
    expect(toEventResource(event, 'v1.2.0', en).data).toEqual({ branch: 'release/1.2.0', sha: '77' });
  });
});
