import { request } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorCode, RefusalError } from '@tminus/domain';
import type { ControlAnswer } from './control-server.ts';
import { connectSocket } from './socket-path.ts';

/** Nobody answered on a control socket: its process is dead, not there yet, or too slow. */
export class ControlUnreachable extends Error {
  override readonly name = 'ControlUnreachable';
}

export interface ControlCall {
  readonly directory: string;
  /** The socket is `<directory>/<name>.sock`. */
  readonly name: string;
  readonly verb: string;
  readonly body?: unknown;
  readonly timeoutMs: number;
}

/**
 * Calls one verb of a control socket and returns its value, which the caller types: both ends are built from the
 * same sources. Rejects with `ControlUnreachable`, with the refusal it answered, or with its defect.
 */
export async function callControl<T>(call: ControlCall): Promise<T> {
  const deadline = AbortSignal.timeout(call.timeoutMs);
  let said: ControlAnswer;
  try {
    const socket = await connectSocket(call.directory, `${call.name}.sock`);
    said = JSON.parse(await exchange(socket, call, deadline)) as ControlAnswer;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ControlUnreachable(`${call.name} ${call.verb}: ${reason}`, { cause: error });
  }
  if ('value' in said) return said.value as T;
  if ('refusal' in said) throw new RefusalError(said.refusal.code as ErrorCode, said.refusal.params);
  throw new Error(`${call.name} ${call.verb}: ${said.defect}`);
}

const exchange = (socket: Socket, call: ControlCall, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const req = request({
      method: 'POST',
      path: `/${call.verb}`,
      headers: { 'content-type': 'application/json', connection: 'close' },
      createConnection: () => socket,
      signal,
    });
    req.once('error', reject);
    req.once('response', (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.once('error', reject);
      res.once('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    });
    req.end(JSON.stringify(call.body ?? null));
  });
