import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { type EventResource, routes } from '@tminus/contract';
import { accepted, eventTypesOf, RefusalError, type Translate } from '@tminus/domain';
import type { EventFeed } from '@tminus/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { EventStreams } from '../event-streams.ts';
import { followEvents } from '../follow-events.ts';
import { requestTranslator } from '../language.ts';
import { toEventResource } from '../resources/event.ts';
import type { UseCases } from '../use-cases.ts';

/** Events that a stream reads at once. */
const STREAM_PAGE = 100;

export interface StreamSettings {
  readonly streams: EventStreams;
  /** Null without a database: a stream ends after what there is then. */
  readonly feed: EventFeed | null;
  readonly heartbeatMs: number;
  /** A client that takes nothing for so long is cut off (ms). */
  readonly stalledMs: number;
}

/** The event log, page by page and as a stream. */
export function registerEventRoutes(
  scope: FastifyInstance,
  useCases: UseCases,
  settings: StreamSettings,
): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.listEvents,
    handler: async (request) => {
      const { after, release, type, actor, limit, cursor } = request.query;
      const query = {
        after: cursor === undefined ? after : readCursor(cursor),
        limit,
        ...(await filterOf(useCases, release)),
        ...(type !== undefined && { types: eventTypesOf(type) }),
        ...(actor !== undefined && { actor }),
      };
      const items = await readEvents(useCases, query, requestTranslator(request));
      return { items, next: items.length < limit ? null : String(items.at(-1)?.seq) };
    },
  });
  app.route({
    ...routes.streamEvents,
    handler: async (request, reply) => {
      const { after, release } = request.query;
      const filter = await filterOf(useCases, release);
      const translate = requestTranslator(request);
      const position = request.headers['last-event-id'] ?? after;
      await refuseAhead(useCases, position, request);
      const stream = openStream(request, settings);
      reply.raw.once('close', stream.end);
      const events = followEvents({
        after: position,
        read: (position) =>
          readEvents(useCases, { after: position, limit: STREAM_PAGE, ...filter }, translate),
        pageSize: STREAM_PAGE,
        // Without a socket, the whole answer is gathered before anybody sees it: it must have an end.
        feed: request.raw.socket instanceof Socket ? settings.feed : null,
        heartbeatMs: settings.heartbeatMs,
        signal: stream.signal,
        onTrouble: (error) => request.log.warn({ err: error }, 'the event log cannot be read for now'),
      });
      reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-cache, no-transform')
        .header('x-accel-buffering', 'no')
        .header('connection', 'close');
      return reply.send(Readable.from(events, { objectMode: false }) as never);
    },
  });
}

/** A place among the streams, given back at once by a client that is gone, and in time by one that takes nothing. */
function openStream(
  { raw: { socket } }: FastifyRequest,
  { streams, stalledMs }: StreamSettings,
): ReturnType<EventStreams['open']> {
  const stream = streams.open();
  if (!(socket instanceof Socket)) return stream;
  // Heartbeats keep the socket busy, unless they find no way out.
  socket.setTimeout(stalledMs, () => socket.destroy());
  stream.signal.addEventListener('abort', () => {
    if (socket.writableNeedDrain) socket.destroy();
  });
  if (socket.destroyed) stream.end();
  return stream;
}

/**
 * Refuses `event.ahead` for a position that the log has not reached: a client that was with another log would wait for
 * numbers that come much later, and miss all before them. While the log cannot be read, the stream waits as any other.
 */
async function refuseAhead(
  useCases: UseCases,
  position: number,
  { log }: Pick<FastifyRequest, 'log'>,
): Promise<void> {
  if (position === 0) return;
  try {
    const found = await useCases.listEvents({ after: position - 1, limit: 1 });
    if (found.length > 0) return;
  } catch (error) {
    log.warn({ err: error }, 'the end of the event log cannot be read for now');
    return;
  }
  const { lastEvent } = await useCases.readFigures();
  if (lastEvent < position) throw new RefusalError('event.ahead', { position, head: lastEvent });
}

async function filterOf(useCases: UseCases, release: string | undefined): Promise<{ releaseId?: string }> {
  return release === undefined ? {} : { releaseId: accepted(await useCases.getRelease(release)).id };
}

async function readEvents(
  useCases: UseCases,
  query: Parameters<UseCases['listEvents']>[0],
  translate: Translate,
): Promise<EventResource[]> {
  const events = await useCases.listEvents(query);
  const names = await versionNames(
    useCases,
    events.map(({ releaseId }) => releaseId),
  );
  return events.map((event) => toEventResource(event, names.get(event.releaseId ?? '') ?? '', translate));
}

function readCursor(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor))
    throw new RefusalError('request.invalid', { problems: `/cursor ${cursor}` });
  return Number(cursor);
}

/** `vX.Y.Z` of each release that events speak of, each read once. */
async function versionNames(
  useCases: UseCases,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const found = id === null ? null : await useCases.getRelease(id);
    if (id !== null && found?.ok) names.set(id, `v${found.value.version}`);
  }
  return names;
}
