import pino, { type Logger } from 'pino';

const SECRET_HEADERS = ['authorization', 'cookie', 'proxy-authorization', 'set-cookie'];

/** Structured logs, one JSON object a line, appended to a file; silent without one. Secrets in headers are cut out. */
export function createLogger(file: string | null): Logger {
  if (file === null) return pino({ enabled: false });
  const destination = pino.destination({ dest: file, mkdir: true, mode: 0o600, sync: true });
  // A log that cannot be written, as on a full disk, must not end what it tells of; its lines come when there is room.
  destination.on('error', () => undefined);
  return pino(
    {
      level: 'info',
      base: { pid: process.pid },
      redact: SECRET_HEADERS.flatMap((name) => [`headers["${name}"]`, `*.headers["${name}"]`]),
    },
    destination,
  );
}
