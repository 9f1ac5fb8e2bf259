import type { IncomingMessage, ServerResponse } from 'node:http';
import { bucketCookie, type TrackName } from './choose-track.ts';

/** A request on its way, until its end is reported. */
export interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  /** The track that its user was assigned to, and that its outcome counts for, whoever answers in the end. */
  readonly track: TrackName;
  readonly newBucket: number | undefined;
  /** A client that leaves unanswered after this long (ms) was let down; one that leaves sooner changed its mind. */
  readonly patienceMs: number;
  /** Called exactly once. */
  readonly onEnd: (end: { bad: boolean; tookMs: number }) => void;
}

/** Reports an exchange's end once, whatever happens first; knows what happened on the way. */
export interface Progress {
  /** The assigned track failed once, though the user may still be served. */
  trackFailed: boolean;
  readonly hasEnded: () => boolean;
  readonly elapsedMs: () => number;
  readonly end: (bad: boolean) => void;
}

/** Starts the clock of an exchange, and watches for a client that leaves. */
export function trackProgress(exchange: Exchange): Progress {
  const startedAt = performance.now();
  let ended = false;
  const progress: Progress = {
    trackFailed: false,
    hasEnded: () => ended,
    elapsedMs: () => performance.now() - startedAt,
    end: (bad) => {
      if (ended) return;
      ended = true;
      exchange.onEnd({ bad: bad || progress.trackFailed, tookMs: progress.elapsedMs() });
    },
  };
  exchange.res.once('close', () => {
    if (exchange.res.writableFinished) return;
    progress.end(!exchange.res.headersSent && progress.elapsedMs() > exchange.patienceMs);
  });
  return progress;
}

/** Headers that belong to one connection (RFC 9110 §7.6.1); each side of the router has its own. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'upgrade', 'expect'];

/** Removes from a request what was meant for the router. `transfer-encoding` stays: it tells that a body follows. */
export function dropHopByHop(req: IncomingMessage): void {
  const named = (req.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  for (const name of [...HOP_BY_HOP, ...named]) delete req.headers[name];
}

/**
 * Passes an upstream's answer on to the client. The exchange ends with its last byte, or for an event stream with
 * its headers; an answer that breaks off breaks the client's connection too, since nothing else can tell it.
 */
export function relayAnswer(exchange: Exchange, progress: Progress, answer: IncomingMessage): void {
  const { res } = exchange;
  const status = answer.statusCode ?? 502;
  res.writeHead(status, answer.statusMessage, relayedHeaders(exchange, answer));
  answer.once('end', () => progress.end(status >= 500));
  answer.once('close', () => {
    if (answer.complete) return;
    progress.end(true);
    res.destroy();
  });
  if (answer.headers['content-type']?.startsWith('text/event-stream')) progress.end(false);
  answer.pipe(res);
}

function relayedHeaders(exchange: Exchange, answer: IncomingMessage): string[] {
  const named = (answer.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...HOP_BY_HOP, 'transfer-encoding', 'trailer', ...named]);
  const headers: string[] = [];
  for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = answer.rawHeaders.slice(i, i + 2);
    if (!dropped.has(name.toLowerCase())) headers.push(name, value);
  }
  if (exchange.newBucket !== undefined) headers.push('set-cookie', bucketCookie(exchange.newBucket));
  return headers;
}

/** Answers in the router's own name (RFC 9457), or breaks the connection when an answer has begun. */
export function answerProblem(res: ServerResponse, status: number, title: string): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const body = JSON.stringify({ type: 'about:blank', title, status });
  const headers = { 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body) };
  res.writeHead(status, headers).end(body);
}
