import { concerns, entryCalled, type Outcome, type Release, refuse } from '@tminus/domain';
import type { Clock } from '../ports.ts';
import { actOnRelease, findRelease } from '../release/act-on-release.ts';
import type { Precondition, Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';
import { withEntries } from './read-calendar.ts';

export interface OverrideRequest {
  /** Id or name. */
  readonly freeze: string;
  readonly reason: string;
  readonly approver: string;
  /** Who records it. */
  readonly actor: string;
}

/**
 * Lets one release through a freeze, on the log with reason and approver. Refuses a freeze that there is not, one
 * that does not hold the release back, and what `decideRelease` refuses.
 */
export async function overrideFreeze(
  deps: {
    readonly workspace: Pick<Workspace, 'calendar'>;
    readonly store: Pick<Store, 'release' | 'commit' | 'calendarEntries'>;
    readonly clock: Pick<Clock, 'now'>;
  },
  ref: string,
  { freeze: called, reason, approver, actor }: OverrideRequest,
  precondition?: Precondition<Release>,
): Promise<Outcome<Release>> {
  const found = await findRelease(deps.store, ref);
  if (!found.ok) return found;
  const { id, version, plan } = found.value.value;
  const entries = await deps.store.calendarEntries();
  const { freezes } = withEntries(
    deps.workspace.calendar,
    entries.map(({ value }) => value),
  );
  const named = entryCalled(freezes, called);
  if ('refusal' in named) return { ok: false, refusal: named.refusal };
  const freeze = named.entry;
  const components = plan.components.map(({ name }) => name);
  if (!concerns(freeze, { type: plan.type, components }))
    return refuse('freeze.notInTheWay', {
      freeze: freeze.name,
      release: `v${version}`,
      type: plan.type,
      components: components.join(', '),
    });
  const command = {
    type: 'override_freeze',
    freeze: freeze.id,
    name: freeze.name,
    reason,
    approver,
  } as const;
  return actOnRelease(deps.store, id, command, { actor, at: deps.clock.now() }, precondition);
}
