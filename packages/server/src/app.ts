import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { answerError, answerProblems } from './answer-problem.ts';
import { refuseForeignHosts } from './refuse-foreign-hosts.ts';
import { registerEventRoutes } from './routes/events.ts';
import { registerReleaseRoutes } from './routes/releases.ts';
import { registerRolloutRoutes } from './routes/rollouts.ts';
import { registerSystemRoutes } from './routes/system.ts';
import type { UseCases } from './use-cases.ts';
import { withUsedSchemas } from './used-schemas.ts';

const BODY_LIMIT_BYTES = 1_048_576;
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP application, not listening yet: `inject` reaches it without a socket. */
export async function createApp(
  useCases: UseCases,
  options: { version: string; logger: FastifyBaseLogger },
): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // A path that cannot be decoded fails before routing, past every other handler.
    frameworkErrors: answerError,
  });
  // Every body is JSON; a form of a foreign page, which may send plain text unasked, is refused before it is read.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  refuseForeignHosts(app);
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tminus', description: 'The release control room', version: options.version },
      servers: [],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withUsedSchemas(jsonSchemaTransformObject(document)),
  });
  await app.register(async (scope) => {
    registerReleaseRoutes(scope, useCases);
    registerRolloutRoutes(scope, useCases);
    registerEventRoutes(scope, useCases);
    registerSystemRoutes(scope);
  });
  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json').serializer(JSON.stringify).send(app.swagger()),
  );
  await app.ready();
  return app;
}
