import { createHash } from 'node:crypto';
import { PROBLEM_MEDIA_TYPE } from '@tminus/contract';
import { RefusalError } from '@tminus/domain';
import type { RequestLedger } from '@tminus/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const WRITES = new Set(['POST', 'PATCH', 'DELETE']);
const HEADER = 'idempotency-key';
const REPLAYED = 'idempotency-replayed';

/**
 * Gives a write that is repeated with the same `Idempotency-Key` the answer of the first one, whichever node took it.
 * Only valid requests claim their key, and only answers below 500 are kept: anything else may be tried again. Refuses
 * `request.keyReused` and `request.inProgress`.
 */
export function answerRepeats(app: FastifyInstance, ledger: RequestLedger): void {
  const claims = new WeakMap<FastifyRequest, { readonly key: string; readonly token: string }>();

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers[HEADER];
    if (!WRITES.has(request.method) || typeof key !== 'string') return;
    const claim = await ledger.claim(key, fingerprintOf(request));
    switch (claim.kind) {
      case 'mine':
        claims.set(request, { key, token: claim.token });
        return;
      case 'reused':
        throw new RefusalError('request.keyReused', { key });
      case 'underWay':
        throw new RefusalError('request.inProgress', { key, seconds: claim.seconds });
      case 'answered': {
        const { status, body } = claim.answer;
        const type = status >= 400 ? PROBLEM_MEDIA_TYPE : 'application/json; charset=utf-8';
        reply.code(status).header(REPLAYED, 'true').type(type).serializer(String);
        return reply.send(body);
      }
    }
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const claim = claims.get(request);
    if (claim === undefined) return;
    claims.delete(request);
    const { key, token } = claim;
    const isFinal = reply.statusCode < 500 && typeof payload === 'string';
    try {
      if (isFinal) await ledger.record(key, token, { status: reply.statusCode, body: payload });
      else await ledger.abandon(key, token);
    } catch (error) {
      // What was asked for is done: whoever asked learns it, and a repetition finds the key taken for a while.
      request.log.warn({ err: error }, 'an answer could not be recorded');
    }
  });
}

/** Of the request as it was understood: spaces and the order of members in its body do not matter. */
function fingerprintOf({ method, url, headers, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, headers['if-match'] ?? null, body]))
    .digest('hex');
}
