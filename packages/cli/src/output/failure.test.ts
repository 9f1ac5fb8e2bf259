import { problemOf } from '@tminus/contract';
import { ERRORS, type ErrorCode, RefusalError, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { capture } from '../testing/capture.ts';
import { fail, ProblemError } from './failure.ts';

const translate = translator('en');
const human = { json: false, translate };
const script = { json: true, translate };
const notFound = { code: 'release.notFound', params: { release: 'v1.2.0' } } as const;

describe('a command that failed', () => {
  it('tells a person on stderr what was wrong and what to do, and nothing on stdout', async () => {
    const output = capture();
    await fail(human, new RefusalError(notFound.code, notFound.params));
    expect(output.stdout).toBe('');
    expect(output.stderr).toMatch(/Release v1\.2\.0 not found\.\n {2}`tminus release list`/);
    expect(process.exitCode).toBe(4);
  });

  it('gives a script one JSON document on stdout', async () => {
    const output = capture();
    await fail(script, new RefusalError(notFound.code, notFound.params));
    expect(JSON.parse(output.stdout)).toEqual(problemOf(notFound, translate));
    expect(output.stderr).toContain('Release v1.2.0 not found');
  });

  it('speaks the language of the command', async () => {
    const output = capture();
    await fail(
      { json: false, translate: translator('ja') },
      new RefusalError(notFound.code, notFound.params),
    );
    expect(output.stderr).toContain('エラー');
    expect(output.stderr).toContain(problemOf(notFound, translator('ja')).title);
  });

  it('passes on a problem of the API as it came, whatever catalogue the server has', async () => {
    const output = capture();
    const problem = { ...problemOf(notFound, translate), code: 'release.new', exitCode: 5 };
    await fail(script, new ProblemError(problem));
    expect(JSON.parse(output.stdout)).toEqual(problem);
    expect(process.exitCode).toBe(5);
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])('ends with the exit code of %s', async (code) => {
    const output = capture();
    await fail(script, new RefusalError(code));
    expect(process.exitCode).toBe(ERRORS[code].exit);
    expect(JSON.parse(output.stdout)).toMatchObject({ code, exitCode: ERRORS[code].exit });
  });

  it.each([new TypeError('undefined is not a function'), 'a mere text'])(
    'says that it is a defect when nobody expected it: %s',
    async (error) => {
      const output = capture();
      await fail(script, error);
      const problem = JSON.parse(output.stdout);
      expect(problem).toMatchObject({ code: 'defect.unexpected', exitCode: 6 });
      expect(problem.title).toContain(error instanceof Error ? 'failure.test.ts' : error);
    },
  );
});
