import pino, { type Logger } from 'pino';

const SECRET_HEADERS = ['authorization', 'cookie', 'proxy-authorization', 'set-cookie'];

/** Structured logs, one JSON object a line, appended to a file; silent without one. Secrets in headers are cut out. */
export function createLogger(file: string | null): Logger {
  if (file === null) return pino({ enabled: false });
  return pino(
    {
      level: 'info',
      base: { pid: process.pid },
      redact: SECRET_HEADERS.flatMap((name) => [`headers["${name}"]`, `*.headers["${name}"]`]),
    },
    pino.destination({ dest: file, mkdir: true, sync: true }),
  );
}
