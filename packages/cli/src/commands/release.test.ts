import { LANGUAGES, translator } from '@tminus/domain';
import { expect, it } from 'vitest';
import { releaseOf } from '../testing/samples.ts';
import { leftLines } from './release.ts';

it.each(LANGUAGES)(
  'a release that is given up says what stays of it, and the command that removes it (%s)',
  (language) => {
    const phases = [{ phase: 'development', status: 'failed', startedAt: '', endedAt: null }] as const;
    const t = translator(language);
    const text = leftLines(releaseOf({ status: 'cancelled', phases: [...phases] }), t).join('\n');
    expect(text).toContain('`git branch -D release/1.2.0`');
    // What a router that is silent may serve, and what runs elsewhere, was not stopped.
    expect(text).toContain('`tminus release cancel v1.2.0 --reason ');
    expect(leftLines(releaseOf({ status: 'cancelled' }), t)).toEqual([]);
  },
);
