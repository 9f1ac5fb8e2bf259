import { randomInt } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { BUCKETS, RefusalError } from '@tminus/domain';
import { systemCode } from '../process/socket-path.ts';
import { chooseTrack, type TrackChoice } from './choose-track.ts';
import { answerProblem } from './exchange.ts';
import type { Forwarder } from './forward.ts';
import type { TargetTraffic } from './target-traffic.ts';

/** The open port of one target. */
export interface TargetListener {
  readonly port: number;
  /** Takes no new connection, tells clients to leave, and resolves when the last request has been answered. */
  close(): Promise<void>;
}

/** Clients keep their connections longer than they keep anything else: closing under them would cost a request. */
const CLIENT_IDLE_MS = 75_000;

/** Opens a target's port on the loopback interface; 0 takes any free one. Refuses `server.portBusy`. */
export async function openTarget(
  port: number,
  traffic: TargetTraffic,
  forwarder: Forwarder,
): Promise<TargetListener> {
  let closing = false;
  const sockets = new Set<Socket>();
  const answering = new Set<ServerResponse>();
  const server = createServer({ keepAliveTimeout: CLIENT_IDLE_MS, noDelay: true }, (req, res) => {
    if (closing) res.shouldKeepAlive = false;
    answering.add(res);
    res.once('close', () => {
      answering.delete(res);
      // A connection whose answer had begun before the end could not be told to close.
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    serve(req, res, traffic, forwarder);
  });
  server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveUpgrade(req, socket, head, traffic, forwarder);
  });
  await listen(server, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      closing = true;
      for (const res of answering) res.shouldKeepAlive = false;
      // A WebSocket has no end of its own to wait for.
      for (const socket of sockets) socket.destroySoon();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
    },
  };
}

function serve(
  req: IncomingMessage,
  res: ServerResponse,
  traffic: TargetTraffic,
  forwarder: Forwarder,
): void {
  const desired = traffic.desired();
  if (!desired) {
    answerProblem(res, 503, 'Nothing is deployed behind this address yet.');
    return;
  }
  const { track, newBucket } = choose(req.headers, traffic, desired);
  const counters = traffic.counters(versionOf(track, desired));
  const { slowAfterMs } = desired;
  counters.begin();
  void forwarder.forward(
    {
      req,
      res,
      track,
      newBucket,
      patienceMs: slowAfterMs,
      onEnd: (end) => counters.end({ ...end, slowAfterMs }),
    },
    desired,
    traffic.desired,
  );
}

function serveUpgrade(
  req: IncomingMessage,
  socket: Socket,
  head: Buffer,
  traffic: TargetTraffic,
  forwarder: Forwarder,
): void {
  const desired = traffic.desired();
  const { track } = desired ? choose(req.headers, traffic, desired) : { track: 'stable' as const };
  const from = track === 'canary' ? desired?.canary : desired?.stable;
  const upstream = from?.upstreams[randomInt(from.upstreams.length || 1)];
  if (!desired || !upstream) {
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const counters = traffic.counters(versionOf(track, desired));
  const startedAt = performance.now();
  let ended = false;
  const end = (bad: boolean): void => {
    if (ended) return;
    ended = true;
    counters.end({ bad, tookMs: performance.now() - startedAt, slowAfterMs: desired.slowAfterMs });
  };
  counters.begin();
  socket.once('close', () => end(false));
  forwarder.upgrade(req, socket, head, upstream, end);
}

type Desired = NonNullable<ReturnType<TargetTraffic['desired']>>;

const versionOf = (track: TrackChoice['track'], desired: Desired): string =>
  (track === 'canary' ? desired.canary : desired.stable)?.version ?? desired.stable.version;

function choose(headers: IncomingHttpHeaders, traffic: TargetTraffic, desired: Desired): TrackChoice {
  const from = {
    userId: text(headers['x-user-id']),
    pin: text(headers['x-tminus-pin']),
    cookie: headers.cookie,
  };
  return chooseTrack(desired, traffic.leaseExpired(), from, () => randomInt(BUCKETS));
}

const text = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = ['EADDRINUSE', 'EACCES'].includes(systemCode(error));
      reject(isTaken ? new RefusalError('server.portBusy', { port }, { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
