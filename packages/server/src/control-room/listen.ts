import { RefusalError } from '@tminus/domain';
import type { FastifyInstance } from 'fastify';

const LOOPBACK = '127.0.0.1';

/** Takes requests on loopback and returns the address; port 0 lets the system choose. Refuses `server.portBusy`. */
export async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: LOOPBACK, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new RefusalError('server.portBusy', { port });
    throw error;
  }
}
