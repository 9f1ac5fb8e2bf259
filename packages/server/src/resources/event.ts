import { type EventResource, toTime } from '@tminus/contract';
import { type LoggedEvent, type Sentence, type Translate, translateCode } from '@tminus/domain';
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
  const key = data['cause'] === 'lease' ? 'event.rollout.traffic_home.lease' : (`event.${type}` as const);
  const params = {
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

const isAboutPhase = (type: LoggedEvent['type']): boolean =>
  type.startsWith('phase.') || type === 'release.execution_failed';

/** In the words of whoever acted; else as what decided explains itself. */
function reasonOf({ reason, data }: LoggedEvent, translate: Translate): string {
  const explanation = data['explanation'] as Sentence | null | undefined;
  if (reason !== null && reason !== '') return reason;
  return explanation == null ? '' : say(translate, explanation.code, explanation.params);
}
