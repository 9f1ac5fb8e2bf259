import fc from 'fast-check';
import { expect, it } from 'vitest';
import { change, shaOf } from '../change/change-builders.ts';
import { changelogRelease, mapEntries } from './changelog-release.ts';
import { mergeChangelog } from './merge-changelog.ts';
import { productReleases } from './product-releases.ts';
import { renderChangelog } from './render-changelog.ts';

const COMPONENTS = ['api', 'web'];

interface Commit {
  readonly kind: 'commit';
  readonly components: readonly string[];
  readonly header: string;
}
type Step =
  | Commit
  | { readonly kind: 'release'; readonly components: readonly string[] }
  | { readonly kind: 'day' };

const TOUCHED = fc.constantFrom<readonly string[]>(['api'], ['web'], ['api', 'web']);
const HEADER = fc.constantFrom('feat', 'fix', 'feat(list)', 'fix!', 'feat(api)');
const STEPS: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('commit' as const), components: TOUCHED, header: HEADER }),
    fc.record({ kind: fc.constant('release' as const), components: TOUCHED }),
    fc.record({ kind: fc.constant('day' as const) }),
  ),
  { maxLength: 14 },
);

/** The product's changelog of components with tags of their own, after these steps. */
function generate(steps: readonly Step[], isLinked: boolean): string {
  const byComponent = COMPONENTS.map((component) => {
    const releases = [];
    let changes: ReturnType<typeof change>[] = [];
    let day = 1;
    for (const [at, step] of steps.entries()) {
      if (step.kind === 'day') day += 1;
      else if (!step.components.includes(component)) continue;
      else if (step.kind === 'commit') {
        const text = `${step.header}: entry${'abcdefghijklmn'.charAt(at)}`;
        changes.unshift({ ...change(text, { sha: shaOf(at + 1) }), components: step.components });
      } else {
        const date = `2026-01-${String(day).padStart(2, '0')}`;
        const tagged = { sha: shaOf(100 + at), at: `${date}T00:00:${String(at).padStart(2, '0')}Z` };
        releases.unshift(
          changelogRelease({ version: `1.${releases.length}.0`, date, component, tagged }, { changes }),
        );
        changes = [];
      }
    }
    const waiting = changelogRelease({ version: null, date: null, component }, { changes });
    return changes.length > 0 ? [waiting, ...releases] : releases;
  });
  const linked = productReleases(byComponent).map((release) =>
    mapEntries(release, (entry) =>
      isLinked ? { ...entry, links: { commit: `https://x/${entry.sha}`, refs: {} } } : entry,
    ),
  );
  return renderChangelog(linked);
}

/** What waits keeps the order it was written in. */
const partsOf = (text: string): string[] =>
  text.split(/^(?=## )/m).map((part) => {
    const [heading = '', ...sections] = part.split(/^(?=### )/m);
    return [heading.trim(), ...sections.flatMap(linesWithSection)].sort().join('\n');
  });

const linesWithSection = (section: string): string[] => {
  const [title = '', ...lines] = section.split('\n').filter((line) => line !== '');
  return lines.map((line) => `${title} ${line}`);
};

it('a product file written before a release becomes, after it, what is generated from nothing', () => {
  fc.assert(
    fc.property(STEPS, fc.nat(14), fc.boolean(), (steps, before, isLinked) => {
      const generated = generate(steps, isLinked);
      const once = mergeChangelog(generate(steps.slice(0, before), isLinked), generated);
      expect(partsOf(once)).toEqual(partsOf(generated));
      expect(mergeChangelog(once, generated)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

it('two components released on the day of the release before leave nothing unreleased', () => {
  const both = COMPONENTS;
  const started: readonly Step[] = [
    { kind: 'commit', components: both, header: 'feat' },
    { kind: 'release', components: both },
    { kind: 'commit', components: ['api'], header: 'feat' },
    { kind: 'commit', components: ['web'], header: 'fix' },
  ];
  const generated = generate([...started, { kind: 'release', components: both }], true);
  const merged = mergeChangelog(generate(started, true), generated);
  expect(partsOf(merged)).toEqual(partsOf(generated));
  expect(merged).not.toContain('Unreleased');
});
