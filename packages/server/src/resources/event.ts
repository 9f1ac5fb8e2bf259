import { type EventResource, toTime } from '@tminus/contract';
import { isLeftOut, type LoggedEvent, type Sentence, type Translate, translateCode } from '@tminus/domain';
import { say, withoutEmptyEnd } from './say.ts';

/** An event as the API shows it, with one line of text; `effect`, the key that makes it happen once, is nobody's business. */
export function toEventResource(event: LoggedEvent, release: string, translate: Translate): EventResource {
  const { effect: _effect, ...data } = event.data;
  return { ...event, at: toTime(event.at), data, text: eventText(event, release, translate) };
}

function eventText(event: LoggedEvent, release: string, translate: Translate): string {
  const { type, data, subject, actor } = event;
  const values = Object.entries(data).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  const key = keyOf(event);
  const params = {
    // Events of earlier versions name the component that stands for it.
    repository: subject,
    ...Object.fromEntries(values),
    release,
    subject: isAboutPhase(type) ? translateCode(translate, `release.phase.${subject}`) : subject,
    actor,
    reason: reasonOf(event, translate),
    ...(type.startsWith('publication.step_') && {
      step: translateCode(translate, `release.publication.${data['kind']}`),
    }),
  };
  return withoutEmptyEnd(translate(key, params));
}

function keyOf({ type, data }: LoggedEvent) {
  if (type === 'release.execution_started' && data['baseline'] === 'none')
    return 'event.release.execution_started.first';
  if (data['cause'] === 'lease') return 'event.rollout.traffic_home.lease';
  if (type === 'publication.step_completed' && isLeftOut(data['kind']))
    return 'event.publication.step_left_out';
  return `event.${type}` as const;
}

const isAboutPhase = (type: LoggedEvent['type']): boolean =>
  type.startsWith('phase.') || type === 'release.execution_failed';

/** In the words of whoever acted; else as what decided explains itself. */
function reasonOf({ reason, data }: LoggedEvent, translate: Translate): string {
  const explanation = data['explanation'] as Sentence | null | undefined;
  if (reason !== null && reason !== '') return reason;
  return explanation == null ? '' : say(translate, explanation.code, explanation.params);
}
