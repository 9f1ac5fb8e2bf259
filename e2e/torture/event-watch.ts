import { join } from 'node:path';
import { holderOf } from '@tminus/adapters';
import type { Sight } from '../testing/watch.ts';
import type { Round } from './round.ts';

export type Events = Sight['events'];

/** The event log as far as it was seen from outside, whichever controller told of it. */
export interface EventWatch {
  readonly events: () => Events;
  /** Asks for what is new: the quickest look there is at a release. */
  look(): Promise<void>;
}

const ANSWER_MS = 2_000;

/** Begins with an empty log. */
export function watchEvents({ shop }: Round): EventWatch {
  const directory = join(shop.directory, '.tminus');
  let events: Events = [];
  return {
    events: () => events,
    look: async () => {
      try {
        const address = (await holderOf(directory))?.address;
        if (address == null) return;
        const query = `after=${events.at(-1)?.seq ?? 0}&limit=1000`;
        const answer = await fetch(`${address}/api/v1/events?${query}`, {
          signal: AbortSignal.timeout(ANSWER_MS),
        });
        if (answer.ok) events = [...events, ...((await answer.json()) as { items: Events }).items];
      } catch {
        // It was killed, has only just come, or is too busy to answer: the next look asks again.
      }
    },
  };
}
