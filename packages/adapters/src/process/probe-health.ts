import { request } from 'node:http';

const PROBE_MS = 2_000;

/** Whether a URL answers 2xx within two seconds, on a connection of its own. */
export const isHealthy = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const req = request(url, { agent: false, signal: AbortSignal.timeout(PROBE_MS) });
    req.once('response', (res) => {
      const status = res.statusCode ?? 0;
      res.on('error', () => undefined).resume();
      resolve(status >= 200 && status < 300);
    });
    // Refused, reset or too late: all of it is the answer "not healthy".
    req.once('error', () => resolve(false));
    req.end();
  });
