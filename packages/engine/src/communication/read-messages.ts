import {
  accept,
  EMPTY_DETAILS,
  GIVEN_UP_STATUSES,
  localDate,
  type MessageStatus,
  messageStatus,
  missingRoles,
  type Outcome,
  type PlannedMessage,
  type RenderedMessage,
  refuse,
  renderMessage,
  type Translate,
} from '@tminus/domain';
import type { Clock } from '../ports.ts';
import { findRelease } from '../release/act-on-release.ts';
import { isOut } from '../release/needs.ts';
import type { Store } from '../release/store.ts';
import type { Workspace } from '../workspace.ts';

export interface MessageDependencies {
  readonly workspace: Pick<Workspace, 'calendar' | 'productName'>;
  readonly store: Pick<Store, 'release'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A planned message and whether its day has come, where the team works. */
export interface DatedMessage {
  readonly message: PlannedMessage;
  readonly status: MessageStatus;
}

/** What is to be told about a release, by date; of one that was given up, nothing. */
export async function listMessages(
  deps: MessageDependencies,
  ref: string,
): Promise<Outcome<readonly DatedMessage[]>> {
  const found = await findRelease(deps.store, ref);
  if (!found.ok) return found;
  const { plan, status } = found.value.value;
  if (GIVEN_UP_STATUSES.includes(status)) return accept([]);
  const today = todayOf(deps);
  const messages = plan.assessment?.messages ?? [];
  return accept(messages.map((message) => ({ message, status: messageStatus(message, today) })));
}

/** What one of them says as things stand. Refuses `message.notFound`. */
export async function readMessage(
  deps: MessageDependencies,
  ref: string,
  id: string,
  translate: Translate,
): Promise<Outcome<DatedMessage & { readonly rendered: RenderedMessage }>> {
  const found = await findRelease(deps.store, ref);
  if (!found.ok) return found;
  const release = found.value.value;
  const { plan, version, details = EMPTY_DETAILS, approvals } = release;
  const messages = plan.assessment?.messages ?? [];
  const message = messages.find((each) => each.id === id);
  if (message === undefined) {
    const known = messages.map((each) => each.id).join(', ') || '–';
    return refuse('message.notFound', { release: `v${version}`, message: id, known });
  }
  const rendered = renderMessage(
    {
      message,
      product: deps.workspace.productName,
      plan,
      details,
      isOut: isOut(release),
      missingApprovals: missingRoles(plan.approvers, approvals, plan.digest),
      knownIssues: release.plan.knownIssues ?? [],
    },
    translate,
  );
  return accept({ message, status: messageStatus(message, todayOf(deps)), rendered });
}

const todayOf = ({ workspace, clock }: MessageDependencies) =>
  localDate(clock.now(), workspace.calendar.team.zone);
