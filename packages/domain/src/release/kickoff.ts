import type { DomainEvent, EventType } from '../event/event.ts';
import type { Release } from './release.ts';

/**
 * What an approval sets going: whatever the plan has to tell is scheduled from then on. Once for each package, so
 * that a release which was planned anew says it again, and one whose approval was only repeated does not.
 */
export function kickoffEvents(
  { version, plan, effects }: Pick<Release, 'version' | 'plan' | 'effects'>,
  event: (type: EventType, more?: Partial<DomainEvent>) => DomainEvent,
): DomainEvent[] {
  const messages = plan.assessment?.messages ?? [];
  const [first] = messages;
  const effect = `communication:${plan.digest}`;
  if (first === undefined || effects.includes(effect)) return [];
  const data = {
    count: messages.length,
    first: first.date,
    digest: plan.digest,
    document: `storage/releases/v${version}/release-plan.md`,
    effect,
  };
  return [event('communication.scheduled', { data })];
}
