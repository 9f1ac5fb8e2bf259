import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Track } from '@tminus/domain';
import { createProxyServer } from 'http-proxy-3';
import { type Attempt, attemptsElsewhere, isRepeatable, planAttempts } from './attempts.ts';
import {
  answerProblem,
  dropHopByHop,
  type Exchange,
  type Progress,
  relayAnswer,
  trackProgress,
} from './exchange.ts';
import { agentOf, connectUpstream, createUpstreamPool, type UpstreamPool } from './upstream-pool.ts';

/** An upstream that says nothing for so long has not answered (504). */
const ANSWER_MS = 60_000;

/** Where requests may go. */
export interface Tracks {
  readonly stable: Track;
  readonly canary: Track | null;
}

/** Sends exchanges to upstreams. */
export interface Forwarder {
  /**
   * Always ends the exchange: with an upstream's answer, or with 502 or 504 when none could be had. `now`: where requests
   * go that start now; one that began just before a change, and whose upstream was stopped since, goes there as well.
   */
  forward(exchange: Exchange, tracks: Tracks, now: () => Tracks | null): Promise<void>;
  /** Passes a WebSocket on. Not tried again: `onEnd` hears of the handshake only. */
  upgrade(
    req: IncomingMessage,
    socket: Socket,
    head: Buffer,
    upstream: string,
    onEnd: (bad: boolean) => void,
  ): void;
  readonly pool: UpstreamPool;
}

interface Underway {
  readonly exchange: Exchange;
  readonly progress: Progress;
  readonly isChunked: boolean;
  sent: ClientRequest | undefined;
  /** `x-forwarded-*` headers stand in the request already: a second try must not add them again. */
  isMarked: boolean;
}

/** Creates a forwarder with connections of its own. */
export function createForwarder(): Forwarder {
  const pool = createUpstreamPool();
  const underway = new WeakMap<IncomingMessage, Underway>();
  const proxy = createProxyServer({ selfHandleResponse: true, proxyTimeout: ANSWER_MS });
  let turn = 0;

  proxy.on('proxyReq', (sent, req) => {
    const current = underway.get(req);
    if (current) current.sent = sent;
  });
  proxy.on('proxyRes', (answer, req) => {
    const current = underway.get(req);
    if (current) relayAnswer(current.exchange, current.progress, answer);
    else answer.destroy();
  });
  // The library declares a DELETE or OPTIONS without a length empty and then sends its body all the same, which an
  // upstream would read as the next request.
  proxy.before('web', 'timeout', (req: IncomingMessage) => {
    if (!underway.get(req)?.isChunked) return;
    delete req.headers['content-length'];
    req.headers['transfer-encoding'] = 'chunked';
  });

  /** Resolves with what went wrong before an answer began; never when the exchange ended otherwise. */
  const tryOnce = (current: Underway, attempt: Attempt, agent: unknown): Promise<Error> =>
    new Promise((resolve) => {
      current.sent = undefined;
      const { req, res } = current.exchange;
      const xfwd = !current.isMarked;
      current.isMarked = true;
      proxy.web(req, res, { target: attempt.upstream, agent, xfwd }, (error: Error) => resolve(error));
    });

  const forward: Forwarder['forward'] = async (exchange, { stable, canary }, now) => {
    const { req, res } = exchange;
    const isChunked = req.headers['transfer-encoding'] !== undefined;
    const progress = trackProgress(exchange);
    const current: Underway = { exchange, progress, isChunked, sent: undefined, isMarked: false };
    underway.set(req, current);
    const attempts = planAttempts(exchange.track, stable, canary, isRepeatable(req), turn++);
    dropHopByHop(req);
    for (let index = 0; ; index += 1) {
      if (index === attempts.length) attempts.push(...attemptsElsewhere(attempts, now(), isRepeatable(req)));
      const attempt = attempts[index];
      if (attempt === undefined) break;
      const failed = await settle(current, attempt);
      if (progress.hasEnded()) return;
      if (res.headersSent) break;
      if (attempt.track === exchange.track && !failed.onReusedConnection) progress.trackFailed = true;
      if (failed.wasSent && !isRepeatable(req)) break;
      if (progress.elapsedMs() >= ANSWER_MS) break;
    }
    progress.end(true);
    const isLate = progress.elapsedMs() >= ANSWER_MS;
    answerProblem(res, isLate ? 504 : 502, isLate ? 'The upstream is too slow.' : 'No upstream answers.');
  };

  const settle = async (current: Underway, attempt: Attempt): Promise<AttemptFailure> => {
    if (attempt.connection !== 'connected') {
      const agent = attempt.connection === 'kept' ? pool.kept(attempt.upstream) : false;
      await tryOnce(current, attempt, agent);
      return { wasSent: true, onReusedConnection: current.sent?.reusedSocket ?? false };
    }
    let socket: Socket;
    try {
      socket = await connectUpstream(attempt.upstream);
    } catch {
      // Why it did not open is the same to the user: the next upstream is asked, and the track's failure counted.
      return { wasSent: false, onReusedConnection: false };
    }
    if (current.progress.hasEnded()) socket.destroy();
    else await tryOnce(current, attempt, agentOf(socket));
    return { wasSent: true, onReusedConnection: false };
  };

  const upgrade: Forwarder['upgrade'] = (req, socket, head, upstream, onEnd) => {
    proxy.ws(req, socket, head, { target: upstream, xfwd: true }, () => onEnd(true));
    handshakes.get(req)?.once('upgrade', () => onEnd(false));
    handshakes.get(req)?.once('response', (answer) => onEnd((answer.statusCode ?? 502) >= 500));
  };
  const handshakes = new WeakMap<IncomingMessage, ClientRequest>();
  proxy.on('proxyReqWs', (sent, req) => void handshakes.set(req, sent));
  proxy.on('error', (_error, _req, res) => (res as ServerResponse | Socket).destroy());

  return { forward, upgrade, pool };
}

interface AttemptFailure {
  /** The upstream may have seen the request. */
  readonly wasSent: boolean;
  /** A kept-alive connection broke: most likely the upstream was closing it, which is nobody's fault. */
  readonly onReusedConnection: boolean;
}
