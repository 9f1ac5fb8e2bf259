import { type RolloutState, wantedShare } from '@tminus/domain';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStreams } from './event-streams.ts';
import type { Figures } from './use-cases.ts';
import { within } from './within.ts';

export interface Measures {
  /** Media type of `expose`. */
  readonly type: string;
  /** Everything measured, in the text exposition format. */
  expose(): Promise<string>;
}

export interface MeasureSources {
  readonly readFigures: () => Promise<Figures>;
  readonly streams: Pick<EventStreams, 'count'>;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

const DURATION_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const FIGURES_TIMEOUT_MS = 2_000;
const BASIS_POINTS = 10_000;

/** Measures process and requests from now on; figures of releases are read when somebody asks. */
export function measure(app: FastifyInstance, sources: MeasureSources): Measures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureRequests(app, registry);
  const update = createFigureGauges(registry, sources);
  app.addHook('onClose', async () => registry.clear());
  return {
    type: registry.contentType,
    expose: async () => {
      await update();
      return registry.metrics();
    },
  };
}

/** By the route's template, not by the path: the number of series stays small whatever is asked for. */
function measureRequests(app: FastifyInstance, registry: Registry): void {
  const durations = new Histogram({
    name: 'tminus_http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer; a stream counts when it ends.',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS_S,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
    };
    durations.observe(labels, reply.elapsedTime / 1_000);
  });
}

function createFigureGauges(registry: Registry, sources: MeasureSources): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const streams = gauge('tminus_event_streams', 'Open streams of events.');
  const database = gauge('tminus_database_up', '1 when the figures below could be read.');
  const releases = gauge('tminus_releases', 'Releases by status.', ['status']);
  const rollouts = gauge('tminus_rollouts_live', 'Rollouts under way by state.', ['state']);
  const share = gauge(
    'tminus_rollout_share_ratio',
    'Share of traffic that the new versions should have, 0 to 1.',
    ['release', 'state'],
  );
  const soak = gauge('tminus_rollout_soak_seconds', 'Time under judgement in the present step.', [
    'release',
    'state',
  ]);
  const lastEvent = gauge('tminus_event_log_last_seq', 'Number of the last event.');

  const show = (figures: Figures): void => {
    for (const [status, count] of Object.entries(figures.releases)) releases.set({ status }, count);
    const states = new Map<RolloutState, number>();
    for (const { rollout, release } of figures.rollouts) {
      const { state } = rollout;
      states.set(state, (states.get(state) ?? 0) + 1);
      const labels = { release: `v${release.version}`, state };
      share.set(labels, wantedShare(rollout) / BASIS_POINTS);
      soak.set(labels, rollout.soakElapsedMs / 1_000);
    }
    for (const [state, count] of states) rollouts.set({ state }, count);
    lastEvent.set(figures.lastEvent);
  };

  return async () => {
    streams.set(sources.streams.count());
    const figures = await within(FIGURES_TIMEOUT_MS, sources.readFigures()).catch((error: unknown) => {
      sources.logger.warn({ err: error }, 'figures for metrics cannot be read');
      return null;
    });
    // What is gone must not stay; without the database nothing is known, which is not 0.
    for (const each of [releases, rollouts, share, soak]) each.reset();
    database.set(figures === null ? 0 : 1);
    if (figures === null) lastEvent.remove();
    else show(figures);
  };
}
