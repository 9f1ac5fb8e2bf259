import { PROBLEM_MEDIA_TYPE, problemOf } from '@tminus/contract';
import { ERRORS, type Refusal, RefusalError, rootCause } from '@tminus/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { requestTranslator } from './language.ts';

const UNAVAILABLE_RETRY_S = 5;

/**
 * Answers an error with a problem document (RFC 9457). What nobody expected is logged whole, and only the message
 * of its innermost cause is answered.
 */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error, request);
  if (refusal.code === 'defect.unexpected') request.log.error({ err: error }, 'unexpected error');
  return send(request, reply, refusal);
}

/** Answers every error of the application, and every path that is no route, with a problem document. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, {
      code: 'request.unknownRoute',
      params: { method: request.method, url: request.url },
    }),
  );
}

function send(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, requestTranslator(request));
  const seconds = retryAfter(refusal);
  if (seconds !== null) reply.header('retry-after', seconds);
  if (refusal.code === 'request.preconditionFailed') reply.header('etag', refusal.params['present']);
  return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).serializer(JSON.stringify).send(problem);
}

/** Seconds after which it is worth asking again; null where waiting changes nothing. */
function retryAfter({ code, params }: Refusal): number | null {
  if (code === 'request.inProgress') return Number(params['seconds']);
  return ERRORS[code].status === 503 ? UNAVAILABLE_RETRY_S : null;
}

function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
    );
    return { code: 'request.invalid', params: { problems: problems.join('; ') } };
  }
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const isOfRequest = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  if (!isOfRequest) {
    const cause = rootCause(error);
    const words = cause instanceof Error ? cause.message : (message ?? String(error));
    return { code: 'defect.unexpected', params: { message: words } };
  }
  if (statusCode === 413)
    return { code: 'request.tooLarge', params: { limit: request.routeOptions.bodyLimit ?? 0 } };
  if (statusCode === 415)
    return { code: 'request.mediaType', params: { type: request.headers['content-type'] ?? '–' } };
  return { code: 'request.invalid', params: { problems: message ?? String(statusCode) } };
}
