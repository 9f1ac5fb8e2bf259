import type { IncomingMessage } from 'node:http';
import type { Track } from '@tminus/domain';
import type { TrackName } from './choose-track.ts';

/** One try at having a request answered. */
export interface Attempt {
  readonly track: TrackName;
  readonly upstream: string;
  /**
   * `kept`: on a kept-alive connection, which the upstream may be closing this very moment. `fresh`: on a new one.
   * `connected`: on a new one, opened before the first byte is sent, so that a refusal leaves the request whole.
   */
  readonly connection: 'kept' | 'fresh' | 'connected';
}

/** Methods whose repetition changes nothing (RFC 9110 §9.2.2). */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

const hasBody = (req: IncomingMessage): boolean =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

/** Whether the request can be sent a second time after its first sending failed. */
export const isRepeatable = (req: IncomingMessage): boolean =>
  IDEMPOTENT.has(req.method ?? '') && !hasBody(req);

/** One more try at what is stable now, where none of its upstreams was asked; none otherwise. */
export function attemptsElsewhere(
  tried: readonly Attempt[],
  now: { readonly stable: Track } | null,
  repeatable: boolean,
): Attempt[] {
  const upstreams = now?.stable.upstreams ?? [];
  const [upstream] = upstreams;
  if (upstream === undefined || tried.some((attempt) => upstreams.includes(attempt.upstream))) return [];
  return [{ track: 'stable', upstream, connection: repeatable ? 'fresh' : 'connected' }];
}

/**
 * The tries for a request, in order: its own track twice, then stable. `turn` picks among a track's upstreams.
 * A request that cannot be repeated gets connections that are known to be open, and moves on only when none opens.
 */
export function planAttempts(
  track: TrackName,
  stable: Track,
  canary: Track | null,
  repeatable: boolean,
  turn: number,
): Attempt[] {
  const own = track === 'canary' && canary ? canary : stable;
  const order = [
    { name: track, from: own, turn },
    { name: track, from: own, turn: turn + 1 },
    ...(track === 'canary' ? [{ name: 'stable' as const, from: stable, turn }] : []),
  ];
  return order.flatMap(({ name, from, turn: at }, i) => {
    const upstream = from.upstreams[at % from.upstreams.length];
    if (upstream === undefined) return [];
    const connection = repeatable ? (i === 0 ? 'kept' : 'fresh') : 'connected';
    return [{ track: name, upstream, connection }];
  });
}
