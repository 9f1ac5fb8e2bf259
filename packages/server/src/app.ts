import fastifySwagger from '@fastify/swagger';
import type { EventFeed, RequestLedger } from '@tminus/engine';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { answerBrokenRequests, HEADER_LIMIT_BYTES } from './answer-broken-requests.ts';
import { answerError, answerProblems } from './answer-problem.ts';
import { answerRepeats } from './answer-repeats.ts';
import type { Checks } from './checks.ts';
import { createEventStreams } from './event-streams.ts';
import { measure } from './measure.ts';
import { refuseForeignHosts } from './refuse-foreign-hosts.ts';
import { refuseNul } from './refuse-nul.ts';
import { registerAuditRoutes } from './routes/audit.ts';
import { registerCalendarRoutes } from './routes/calendar.ts';
import { registerEventRoutes } from './routes/events.ts';
import { registerMessageRoutes } from './routes/messages.ts';
import { registerRegistryRoutes } from './routes/registry.ts';
import { registerReleaseRoutes } from './routes/releases.ts';
import { registerRolloutRoutes } from './routes/rollouts.ts';
import { registerScheduleRoutes } from './routes/schedules.ts';
import { registerSystemRoutes } from './routes/system.ts';
import { stopGracefully } from './stop-gracefully.ts';
import type { UseCases } from './use-cases.ts';
import { withUsedSchemas } from './used-schemas.ts';

const BODY_LIMIT_BYTES = 1_048_576;

/** How long and how much at most. Times in ms. */
export interface Limits {
  /** From the first byte of a request to its last. */
  readonly requestTimeoutMs: number;
  readonly headersTimeoutMs: number;
  /** How often late requests are looked for. */
  readonly lookForLateMs: number;
  /** How long requests under way may take to end once the server stops. */
  readonly stopGraceMs: number;
  /** Streams of events at once. */
  readonly streams: number;
  readonly heartbeatMs: number;
  /** How long a client of a stream may take nothing. */
  readonly stalledMs: number;
}

const LIMITS: Limits = {
  requestTimeoutMs: 30_000,
  headersTimeoutMs: 15_000,
  lookForLateMs: 5_000,
  stopGraceMs: 10_000,
  streams: 200,
  heartbeatMs: 15_000,
  stalledMs: 60_000,
};

export interface AppOptions {
  readonly version: string;
  readonly logger: FastifyBaseLogger;
  /** Null where nothing is kept: keys of requests are not remembered. */
  readonly ledger: RequestLedger | null;
  /** Null where nothing is kept: streams end after what there is. */
  readonly feed: EventFeed | null;
  readonly checks: Checks;
  readonly limits?: Partial<Limits>;
}

/** The HTTP application, not listening yet: `inject` reaches it without a socket. */
export async function createApp(useCases: UseCases, options: AppOptions): Promise<FastifyInstance> {
  const limits = { ...LIMITS, ...options.limits };
  const app: FastifyInstance = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: limits.requestTimeoutMs,
    http: {
      headersTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: limits.lookForLateMs,
      maxHeaderSize: HEADER_LIMIT_BYTES,
      // One that names no host is refused by us, with a problem document.
      requireHostHeader: false,
    },
    forceCloseConnections: 'idle',
    // While the server stops, requests get a problem document of ours.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequests,
    // A path that cannot be decoded fails before routing, past every other handler.
    frameworkErrors: answerError,
  });
  // Every body is JSON; a form of a foreign page, which may send plain text unasked, is refused before it is read.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  refuseForeignHosts(app);
  refuseNul(app);
  // Nobody has to meet an expectation that they do not know; Node would answer it without a word.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  const streams = createEventStreams(limits.streams);
  stopGracefully(app, streams, limits.stopGraceMs);
  const measures = measure(app, {
    readFigures: () => useCases.readFigures(),
    streams,
    logger: options.logger,
  });
  if (options.ledger !== null) answerRepeats(app, options.ledger);
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
    registerRegistryRoutes(scope, useCases);
    registerMessageRoutes(scope, useCases);
    registerAuditRoutes(scope, useCases);
    registerRolloutRoutes(scope, useCases);
    registerCalendarRoutes(scope, useCases);
    registerScheduleRoutes(scope);
    registerEventRoutes(scope, useCases, { ...limits, streams, feed: options.feed });
    registerSystemRoutes(scope, { checks: options.checks, measures });
  });
  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json').serializer(JSON.stringify).send(app.swagger()),
  );
  await app.ready();
  return app;
}
