import { randomBytes } from 'node:crypto';
import type { Clock, EntryIds, Ids } from '@tminus/engine';

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
    }),
};

/** 80 random bits, in letters that survive being read aloud. */
const randomId = (prefix: string): string =>
  `${prefix}_${BigInt(`0x${randomBytes(10).toString('hex')}`)
    .toString(36)
    .padStart(16, '0')}`;

export const randomIds: Ids & EntryIds & { node(): string } = {
  release: () => randomId('rel'),
  entry: () => randomId('cal'),
  node: () => randomId('node'),
};
