import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tminus-log-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the log', () => {
  it('is one JSON object a line, in a directory that it makes, and goes on where it ended', async () => {
    const file = join(directory, 'data', 'tminus.log');
    createLogger(file).info({ release: 'v1.2.0' }, 'first\nof two lines');
    createLogger(file).error({ err: new Error('broken') }, 'second');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { pid: process.pid, release: 'v1.2.0', msg: 'first\nof two lines' },
      { msg: 'second', err: { message: 'broken', stack: expect.stringContaining('logger.test') } },
    ]);
    // It tells of people and machines: nobody else reads it.
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each(['authorization', 'cookie', 'proxy-authorization', 'set-cookie'])(
    'never holds the header %s, wherever headers are logged',
    async (name) => {
      const file = join(directory, 'tminus.log');
      const headers = { [name]: 's3cret', accept: 'text/html' };
      const logger = createLogger(file);
      logger.info({ headers, req: { headers }, res: { headers } }, 'asked');
      logger.child({ request: { headers } }).error({ err: Object.assign(new Error('no'), { headers }) });
      const text = await readFile(file, 'utf8');
      expect(text).not.toContain('s3cret');
      expect(text.match(/text\/html/g)).toHaveLength(5);
    },
  );

  it('is silent without a file', () => {
    expect(createLogger(null).isLevelEnabled('fatal')).toBe(false);
  });
});
