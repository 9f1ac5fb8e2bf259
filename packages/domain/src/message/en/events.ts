import type { EventType } from '../../event/event.ts';

/** One line for each event; `{subject}`, `{actor}`, `{reason}` and the event's data fill the places. */
export const events = {
  'event.release.planned': '{release} planned',
  'event.task.begun': '{release}: {subject} was begun on {startedOn}',
  'event.task.done': '{release}: {subject} was done on {finishedOn}',
  'event.task.reopened': '{release}: {subject} is open again',
  'event.schedule.changed': '{release} moved from {from} to {to}',
  'event.details.edited': '{release}: what people say of it was changed',
  'event.release.replanned': '{release} planned again; approvals start anew',
  'event.release.approved': '{release} approved',
  'event.release.rejected': '{release} rejected: {reason}',
  'event.release.cancelled': '{release} cancelled: {reason}',
  'event.release.execution_started': '{release} on its way',
  'event.release.execution_started.first': '{release} on its way; no version before it runs, says {actor}',
  'event.release.paused': '{release} paused',
  'event.release.resumed': '{release} goes on',
  'event.release.deployed': '{release} deployed',
  'event.release.execution_failed': '{release} stopped in phase {subject}',
  'event.release.deployment_failed': '{release} failed; bringing traffic back',
  'event.release.rollout_delayed': '{release}: the rollout is held up and tried again: {reason}',
  'event.release.rolled_back': '{release} rolled back',
  'event.freeze.overridden':
    '{release}: the freeze {subject} was overridden, approved by {approver}: {reason}',
  'event.calendar.entry_added': '{subject} was put on the calendar',
  'event.calendar.entry_changed': '{subject} was changed on the calendar',
  'event.calendar.entry_removed': '{subject} was taken off the calendar',
  'event.approval.given': '{subject} approved by {actor}',
  'event.approval.refused': '{subject} rejected by {actor}: {reason}',
  'event.phase.started': 'phase {subject}',
  'event.phase.completed': 'phase {subject} complete',
  'event.phase.failed': 'phase {subject} failed',
  'event.milestone.reached': 'milestone {subject}',
  'event.branch.frozen':
    'feature freeze of {branch} since {date}: nothing came late, {excepted} by exception',
  'event.branch.created': 'branch {branch} in {repository}',
  'event.commit.created': 'release commit {commit} on {branch} in {repository}',
  'event.artifact.prepared': '{subject} {version} prepared from {commit}',
  'event.instance.started': '{subject} {version} runs and is healthy',
  'event.instance.retired': '{subject} {version} drained and stopped',
  'event.instance.not_stopped': '{subject} {version} still runs, without traffic: {reason}',
  'event.rollout.started': 'rollout started',
  'event.rollout.adopted': 'rollout taken up again',
  'event.rollout.step_started': 'step {step}/{steps}: {percent} % on the new versions',
  'event.rollout.soak_extended': 'not enough evidence yet: soak extended ({extension})',
  'event.rollout.paused': 'rollout paused: {reason}',
  'event.rollout.resumed': 'rollout resumed',
  'event.rollout.promoted': 'rollout promoted: {reason}',
  'event.rollout.succeeded': 'new versions are stable',
  'event.rollout.rollback_started': 'rolling back: {reason}',
  'event.rollout.traffic_home': 'traffic is home',
  'event.rollout.traffic_home.lease':
    '{subject}: the lease ran out; its router brought traffic home by itself',
  'event.rollout.rolled_back': 'rollout rolled back',
  'event.traffic.drift_corrected': '{subject}: drift corrected, {actual} % → {percent} %',
  'event.traffic.unreachable': '{subject}: router does not answer; holding',
  'event.communication.scheduled':
    '{count} {count:message|messages} about {release} scheduled, the first on {first}',
  'event.stakeholders.notified': 'stakeholders notified of the rollback: {roles}',
  'event.incident.opened': 'incident opened: {file}',
  'event.publication.started': 'publishing {release}',
  'event.publication.step_completed': '{subject}: {step} {name}',
  'event.publication.step_left_out': '{subject}: {step} {name}',
  'event.publication.step_failed': '{subject}: not {step} {name}: {reason}',
  'event.publication.resumed': 'publishing {release} goes on',
  'event.publication.completed': '{release} published',
} as const satisfies Readonly<
  Record<
    | `event.${EventType}`
    | 'event.rollout.traffic_home.lease'
    | 'event.release.execution_started.first'
    | 'event.publication.step_left_out',
    string
  >
>;
