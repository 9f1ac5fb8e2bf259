import { PROBLEM_MEDIA_TYPE, problemOf } from '@tminus/contract';
import { type Outcome, type Refusal, RefusalError } from '@tminus/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { requestTranslator } from './language.ts';

/** The value of an outcome; a refusal becomes the problem document of the answer. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusalError(outcome.refusal.code, outcome.refusal.params);
}

/** Answers every error with a problem document (RFC 9457); what nobody expected is logged whole. */
export function answerProblems(app: FastifyInstance): void {
  const send = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    const problem = problemOf(refusal, requestTranslator(request));
    return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).serializer(JSON.stringify).send(problem);
  };
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'defect.unexpected') request.log.error({ err: error }, 'unexpected error');
    return send(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, {
      code: 'request.unknownRoute',
      params: { method: request.method, url: request.url },
    }),
  );
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
    );
    return { code: 'request.invalid', params: { problems: problems.join('; ') } };
  }
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return { code: 'request.invalid', params: { problems: message ?? String(statusCode) } };
  return { code: 'defect.unexpected', params: { message: message ?? String(error) } };
}
