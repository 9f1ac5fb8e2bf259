import type { Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE, problemOf } from '@tminus/contract';
import { type Refusal, translator } from '@tminus/domain';

/**
 * Answers what is no request, or never became one: too slow, with too many headers, or not HTTP. Nothing of it was
 * understood, so the problem document is in English, and the connection ends.
 */
export function answerBrokenRequests(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemOf(refusalOf(error), translator('en'));
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? 'Bad Request'}`,
    `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

const REASONS: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** What Node takes of headers unless its `--max-http-header-size` says otherwise. */
export const HEADER_LIMIT_BYTES = 16_384;

function refusalOf({ code, message }: Error & { code?: string }): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { code: 'request.timedOut', params: {} };
  if (code === 'HPE_HEADER_OVERFLOW')
    return { code: 'request.headersTooLarge', params: { limit: HEADER_LIMIT_BYTES } };
  return { code: 'request.invalid', params: { problems: message } };
}
