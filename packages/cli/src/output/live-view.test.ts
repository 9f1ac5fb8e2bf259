import { translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { capture } from '../testing/capture.ts';
import { eventOf, releaseOf, rolloutOf } from '../testing/samples.ts';
import { LiveView } from './live-view.ts';
import { say } from './terminal.ts';

const ESCAPE = String.fromCharCode(27);
const drawOf = (seqs: readonly number[], status: 'executing' | 'deployed' = 'executing') => ({
  release: releaseOf({ status }),
  rollout: rolloutOf(),
  news: seqs.map((seq) => eventOf(seq)),
});

/** What a terminal shows after these bytes: lines are overwritten where the cursor went back up. */
function screenOf(output: string): string[] {
  const screen: string[] = [];
  let row = 0;
  for (const [, up, erase, line] of output.matchAll(
    new RegExp(`${ESCAPE}\\[(\\d+)A|(${ESCAPE}\\[0J)|([^\\n]*)\\n`, 'g'),
  )) {
    if (up !== undefined) row -= Number(up);
    else if (erase !== undefined) screen.length = row;
    else screen[row++] = line?.replaceAll(new RegExp(`${ESCAPE}\\[\\d+[mK]`, 'g'), '') ?? '';
  }
  return screen;
}

describe('a live view', () => {
  it('draws over itself: one picture on the screen, with everything that happened lately', () => {
    const output = capture();
    const extra = () => ['load: 7 requests'];
    const view = new LiveView(translator('en'), { extra, hint: 'second terminal: tminus' });
    view.draw(drawOf([1]));
    const first = screenOf(output.stdout);
    view.draw(drawOf([]));
    view.draw(drawOf([2, 3], 'deployed'));
    const last = screenOf(output.stdout);
    const count = (part: string) => last.filter((line) => line.includes(part)).length;
    expect(first.filter((line) => line.includes('event 1'))).toHaveLength(1);
    expect([count('v1.2.0'), count('event 1'), count('event 2'), count('event 3')]).toEqual([1, 1, 1, 1]);
    expect(count('load: 7 requests')).toBe(1);
    // The picture became shorter by the hint, and nothing of it is left below.
    expect(count('second terminal')).toBe(0);
    expect(last).toHaveLength(first.length - 1);
  });

  it('leaves what was said meanwhile where it is, and goes on below', () => {
    const output = capture();
    const view = new LiveView(translator('en'));
    const seen: string[] = [];
    const drawAnd = (then: () => void) => {
      const before = output.stdout.length;
      view.draw(drawOf([]));
      then();
      seen.push(output.stdout.slice(before));
    };
    drawAnd(() => say('the disk is full'));
    drawAnd(() => undefined);
    drawAnd(() => undefined);
    expect(seen.map((drawn) => drawn.includes(`${ESCAPE}[2K`))).toEqual([true, true, true]);
    const movesUp = new RegExp(`${ESCAPE}\\[\\d+A`);
    expect(seen.map((drawn) => movesUp.test(drawn))).toEqual([false, false, true]);
  });
});
