import { RefusalError } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Nobody logs in here yet, so only this machine may call. A page of another site whose name was pointed at loopback
 * (DNS rebinding), or which posts across sites, comes with a name or an origin of its own and is refused.
 */
export function refuseForeignHosts(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers }) => {
    const { host = '', origin } = headers;
    if (!isLoopback(`http://${host}`)) throw new RefusalError('request.foreignHost', { host });
    if (origin !== undefined && !isLoopback(origin))
      throw new RefusalError('request.foreignHost', { host: origin });
  });
}

const isLoopback = (url: string): boolean => URL.canParse(url) && LOOPBACK_NAMES.has(new URL(url).hostname);
