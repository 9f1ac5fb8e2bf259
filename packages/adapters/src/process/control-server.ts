import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Refusal, RefusalError } from '@tminus/domain';
import { acquireExclusiveSocket, type ExclusiveSocket } from './exclusive-socket.ts';

/** One verb of a control socket: what came in as JSON, what goes out as JSON. Refusals are thrown as `RefusalError`. */
export type ControlVerb = (body: unknown) => Promise<unknown>;

/** What a control socket answers: a result, an expected refusal, or a defect in words. */
export type ControlAnswer =
  | { readonly value: unknown }
  | {
      readonly refusal: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
    }
  | { readonly defect: string };

/** No control message comes near it: a larger one is not ours. */
const LARGEST_BODY = 1_048_576;

/**
 * Serves verbs as `POST /<verb>` on the Unix socket `<directory>/<name>.sock`, held exclusively: `heldBy` tells
 * that another living process serves it.
 */
export async function serveControl(
  directory: string,
  name: string,
  verbs: Readonly<Record<string, ControlVerb>>,
): Promise<ExclusiveSocket | { readonly heldBy: string }> {
  const server = createServer((req, res) => void answer(verbs, req, res));
  return acquireExclusiveSocket({
    directory,
    name,
    onConnection: (socket) => server.emit('connection', socket),
  });
}

async function answer(
  verbs: Readonly<Record<string, ControlVerb>>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  let said: ControlAnswer;
  try {
    const verb = Object.hasOwn(verbs, (req.url ?? '').slice(1)) ? verbs[(req.url ?? '').slice(1)] : undefined;
    if (!verb || req.method !== 'POST') throw new Error(`no verb ${req.method} ${req.url}`);
    said = { value: (await verb(await readJson(req))) ?? null };
  } catch (error) {
    const refusal = refusalOf(error);
    said =
      refusal === null
        ? { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) }
        : { refusal: { code: refusal.code, params: refusal.params } };
  }
  res.setHeader('content-type', 'application/json');
  res.setHeader('connection', 'close');
  res.end(JSON.stringify(said));
}

/** What the system refused, such as a write to a full disk, is no defect of ours. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof RefusalError) return error.refusal;
  if (error instanceof Error && 'syscall' in error)
    return { code: 'system.refused', params: { reason: error.message } };
  return null;
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new Error('control message too large');
    parts.push(part);
  }
  return size === 0 ? null : JSON.parse(Buffer.concat(parts).toString('utf8'));
}
