import { problemOf } from '@tminus/contract';
import { translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { createContext } from './context.ts';
import { ProblemError } from './output/failure.ts';
import { answer, looking, withSession } from './session.ts';
import { scratchWorkspace } from './testing/workspace.ts';

const problem = problemOf({ code: 'release.notFound', params: { release: 'v1' } }, translator('en'));

describe('an answer of the API', () => {
  it('is its data, even when there is little of it', () => {
    expect(answer({ data: { items: [] } })).toEqual({ items: [] });
    expect(answer({ data: null })).toBeNull();
  });

  it('that is a problem is the failure of the command, as it came', () => {
    const failure = (() => {
      try {
        return answer({ error: problem });
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({ problem });
  });

  it.each([undefined, 'Bad Gateway', { message: 'x' }, null])('of another kind is a defect: %j', (error) => {
    expect(() => answer({ error })).toThrow('neither data nor a problem');
  });
});

describe('a session', () => {
  it('without a server is the application of this process, and is closed whatever happens', async () => {
    const context = createContext({ directory: scratchWorkspace(), lang: 'ja' }, {});
    const ref = 'v9.9.9';
    const asked = withSession(context, looking('release show'), async ({ api, controlRoom }) => {
      expect(controlRoom).not.toBeNull();
      return answer(await api.GET('/api/v1/releases/{ref}', { params: { path: { ref } } }));
    });
    await expect(asked).rejects.toMatchObject({
      problem: problemOf({ code: 'release.notFound', params: { release: ref } }, translator('ja')),
    });
    const again = withSession(context, looking('status'), async ({ api }) =>
      answer(await api.GET('/healthz')),
    );
    expect(await again).toEqual({ status: 'ok', pid: process.pid });
  });
});
