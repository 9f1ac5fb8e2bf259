import { LANGUAGES, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { eventOf, releaseOf, rolloutOf } from '../testing/samples.ts';
import { newLines, onlyOne, withAdvice } from './ship.ts';

const context = { translate: translator('en') };
const paused = rolloutOf({ state: 'paused', pause: { code: 'rollout.pause.byPerson', text: 'Noor: lunch' } });
const event = eventOf(7, { type: 'rollout.paused', text: 'rollout paused: lunch' });

describe('without a name', () => {
  const published = (status: 'in_progress' | 'completed') =>
    releaseOf({ status: 'deployed', version: '1.1.0', publication: { status, steps: [] } });

  it('the one release is meant that can go on', () => {
    const others = [
      releaseOf({ status: 'planning' }),
      releaseOf({ status: 'cancelled' }),
      published('completed'),
    ];
    expect(onlyOne([...others, releaseOf({ status: 'approved', version: '1.2.0' })])).toBe('v1.2.0');
    expect(onlyOne([...others, published('in_progress')])).toBe('v1.1.0');
    expect(() => onlyOne(others)).toThrow('release.noneToShip');
  });

  it('several are named', () => {
    const both = [releaseOf({ status: 'paused', version: '1.2.0' }), published('in_progress')];
    expect(() => onlyOne(both)).toThrow(
      expect.objectContaining({
        refusal: { code: 'release.severalToShip', params: { releases: 'v1.2.0, v1.1.0' } },
      }),
    );
  });
});

describe('a rollout that pauses under the eyes of ship', () => {
  it('is told once with its reason and the command that goes on', () => {
    const lines = newLines({ news: [event], rollout: paused }, false, context).join('\n');
    expect(lines).toMatch(/rollout paused: lunch\n.*`?tminus rollout resume v1\.2\.0/);
    expect(lines.match(/lunch/g)).toHaveLength(1);
    expect(newLines({ news: [], rollout: paused }, true, context)).toEqual([]);
  });

  it('is told with its reason also where it paused before', () => {
    expect(newLines({ news: [], rollout: paused }, false, context)).toEqual([
      'paused: Noor: lunch',
      expect.stringContaining('tminus rollout resume v1.2.0'),
    ]);
  });

  it.each(LANGUAGES)('names the same commands in every language (%s)', (language) => {
    const [, hint] = newLines({ news: [], rollout: paused }, false, { translate: translator(language) });
    expect(hint).toMatch(/tminus rollout resume v1\.2\.0.*tminus rollout abort v1\.2\.0/);
  });

  it('is no more once it goes on', () => {
    expect(newLines({ news: [], rollout: rolloutOf() }, true, context)).toEqual([]);
    expect(newLines({ news: [], rollout: null }, false, context)).toEqual([]);
  });
});

describe('a release that stopped', () => {
  const problem = { code: 'release.phaseFailed', title: 'stopped', detail: 'mend it' };
  const advised = (code: string, params: Record<string, string>) =>
    withAdvice(problem as Parameters<typeof withAdvice>[0], { code, params }, context).detail;

  it('tells what its cause says to do, for one that no version before is needed', () => {
    const params = { release: 'v1.2.0', component: 'api', version: '1.1.0', reason: 'x' };
    expect(advised('release.baselineFailed', params)).toMatch(
      /`tminus ship v1\.2\.0 --from none`[^\n]*\nmend it$/,
    );
  });

  it('tells nothing more where the cause has no advice', () => {
    expect(advised('rollout.pause.held', {})).toBe('mend it');
  });
});
