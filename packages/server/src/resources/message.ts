import type { ApiSchemas } from '@tminus/contract';
import type {
  Language,
  MessageChanges,
  MessageStatus,
  PlannedMessage,
  RenderedMessage,
} from '@tminus/domain';

/** A planned message as the API lists it. */
export const toMessageResource = (
  message: PlannedMessage,
  status: MessageStatus,
): ApiSchemas['ScheduledMessage'] => ({
  ...message,
  to: [...message.to],
  contents: [...message.contents],
  status,
});

/** The same with what it says. */
export const toRenderedMessage = (
  message: PlannedMessage,
  status: MessageStatus,
  rendered: RenderedMessage,
  lang: Language,
): ApiSchemas['RenderedMessage'] => ({ ...toMessageResource(message, status), lang, ...rendered });

/** What became of messages, by their ids. */
export const toMessageChanges = ({ added, moved, gone }: MessageChanges): ApiSchemas['MessageChanges'] => ({
  added: added.map(({ id }) => id),
  moved: moved.map(({ message, from, to, days }) => ({ id: message.id, from, to, days })),
  gone: gone.map(({ id }) => id),
});
