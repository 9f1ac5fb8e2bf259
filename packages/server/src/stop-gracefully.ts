import { RefusalError } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';
import type { EventStreams } from './event-streams.ts';

/** What supervisors ask while the server stops; the rest is refused then. */
const STILL_ANSWERED = new Set(['/healthz', '/metrics']);

/**
 * When the application closes: streams end at once, requests that are under way get their answer, new ones on open
 * connections get `server.stopping`, and what is still open after `graceMs` is cut off.
 */
export function stopGracefully(app: FastifyInstance, streams: EventStreams, graceMs: number): void {
  let isStopping = false;
  let deadline: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    isStopping = true;
    streams.endAll();
    deadline = setTimeout(() => app.server.closeAllConnections(), graceMs);
  });
  app.addHook('onClose', async () => clearTimeout(deadline));
  app.addHook('onRequest', async (request) => {
    if (isStopping && !STILL_ANSWERED.has(request.routeOptions.url ?? ''))
      throw new RefusalError('server.stopping');
  });
  app.addHook('onSend', async (_request, reply) => {
    // A connection that was kept for more would keep the server waiting.
    if (isStopping) reply.header('connection', 'close');
  });
}
