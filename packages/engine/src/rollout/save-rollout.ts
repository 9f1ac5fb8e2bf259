import {
  accepted,
  type DomainEvent,
  decideRelease,
  isLoggedEvent,
  type LoggedRolloutEvent,
  RefusalError,
  type Release,
  type ReleaseCommand,
  type Rollout,
  type RolloutEvent,
} from '@tminus/domain';
import { foldRelease } from '../release/act-on-release.ts';
import type { Store, Stored, Write } from '../release/store.ts';

/** Which events of a rollout move its release, and how. */
const RELEASE_COMMANDS: Partial<Record<RolloutEvent['type'], (event: LoggedRolloutEvent) => ReleaseCommand>> =
  {
    'rollout.paused': ({ reason }) => ({ type: 'pause', reason }),
    'rollout.resumed': ({ reason }) => ({ type: 'resume', reason }),
    'rollout.step_started': ({ reason }) => ({ type: 'resume', reason }),
    'rollout.promoted': ({ reason }) => ({ type: 'resume', reason }),
    'rollout.rollback_started': ({ data }) => ({
      type: 'start_rollback',
      failure:
        'explanation' in data && data.explanation
          ? data.explanation
          : { code: 'rollout.abort.byPerson', params: {} },
    }),
    'rollout.rolled_back': () => ({ type: 'finish_rollback' }),
  };

/** Saves a rollout with its events and whatever they mean for the release, in one transaction. */
export async function saveRollout(
  store: Pick<Store, 'release' | 'commit'>,
  rollout: Stored<Rollout>,
  events: readonly RolloutEvent[],
): Promise<void> {
  const logged = events.filter(isLoggedEvent);
  const moves = logged.flatMap((event) => {
    const command = RELEASE_COMMANDS[event.type]?.(event);
    return command === undefined ? [] : [{ command, event }];
  });
  if (moves.length === 0) return void (await store.commit({ rollout, events: logged }));
  const found = await store.release(rollout.value.releaseId);
  if (found === null) throw new RefusalError('release.notFound', { release: rollout.value.releaseId });
  let release: Release = found.value;
  const consequences: DomainEvent[] = [];
  for (const { command, event } of moves) {
    const decided = accepted(decideRelease(release, command, { actor: event.actor, at: event.at }));
    release = foldRelease(release, decided);
    consequences.push(...decided);
  }
  const write: Write = { rollout, events: [...logged, ...consequences] };
  await store.commit(
    consequences.length === 0 ? write : { ...write, release: { value: release, revision: found.revision } },
  );
}
