import { type EventResource, toTime } from '@tminus/contract';
import { type LoggedEvent, type Sentence, type Translate, translateCode } from '@tminus/domain';

/** An event as the API shows it, with one line of text. */
export function toEventResource(event: LoggedEvent, release: string, translate: Translate): EventResource {
  return {
    ...event,
    at: toTime(event.at),
    data: { ...event.data },
    text: eventText(event, release, translate),
  };
}

function eventText(event: LoggedEvent, release: string, translate: Translate): string {
  const values = Object.entries(event.data).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  const explanation = event.data['explanation'] as Sentence | null | undefined;
  const reason =
    event.reason || (explanation ? translateCode(translate, explanation.code, explanation.params) : '');
  return translate(
    event.data['cause'] === 'lease' ? 'event.rollout.traffic_home.lease' : `event.${event.type}`,
    {
      ...Object.fromEntries(values),
      release,
      subject: event.subject,
      actor: event.actor,
      reason,
    },
  );
}
