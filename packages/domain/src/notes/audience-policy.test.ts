import { describe, expect, it } from 'vitest';
import { shaOf } from '../change/change-builders.ts';
import { forgeOf } from '../forge/forge.ts';
import { LANGUAGES, type Language, translator } from '../message/translate.ts';
import { AUDIENCES, type Audience } from './audience.ts';
import { audiencePolicy } from './audience-policy.ts';
import { NOTE_CATEGORIES } from './category.ts';
import { notesOf, planOf, richNotes } from './note-builders.ts';
import { renderNotes } from './render-notes.ts';

const github = forgeOf('git@github.com:shop/kiosk.git');
const links = {
  compare: [{ component: 'api', url: 'https://example.org/compare' }],
  references: [],
  forgeOf: () => github,
};
const READERS = [null, ...AUDIENCES];

const textFor = (audience: Audience | null, language: Language = 'en', plan = planOf()): string =>
  renderNotes(richNotes(), translator(language), links, { audience, plan });

/** Headings of the second level, which are the chapters. */
const chaptersOf = (text: string): string[] =>
  [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);

describe('what each audience reads', () => {
  it.each<[Audience | null, string[]]>([
    [
      null,
      [
        ...['Highlights', 'What’s New', 'Bug Fixes', 'Security Updates', 'Deprecations', 'Documentation'],
        ...['Breaking Changes', 'Upgrade Instructions', 'Known Issues', 'Coming Next (v2.1.0)', 'Support'],
      ],
    ],
    [
      'users',
      [
        ...['What’s New', 'What Works Better', 'What Is Fixed', 'Security Updates', 'Before You Update'],
        ...['Deprecations', 'Known Issues', 'Coming Next (v2.1.0)', 'Documentation', 'Support'],
      ],
    ],
    [
      'developers',
      [
        ...['Versions', 'Breaking Changes', 'Upgrade Instructions', 'Deprecations', 'New Features'],
        ...['Performance Improvements', 'Bug Fixes', 'Security Updates', 'Documentation', 'Known Issues'],
        ...['Deployment Plan', 'Internal Changes'],
      ],
    ],
    [
      'enterprise',
      [
        ...[
          'Highlights',
          'Upgrade Guide',
          'Breaking Changes',
          'Deprecations',
          'Security Updates',
          'What’s New',
        ],
        ...['Bug Fixes', 'Known Issues', 'Documentation', 'Coming Next (v2.1.0)', 'Support'],
      ],
    ],
    ['smb', ['Highlights', 'What You Have to Do', 'What’s New', 'Known Issues', 'Documentation', 'Support']],
    [
      'operations',
      [
        ...[
          'Versions',
          'Schedule',
          'Rollout',
          'Monitoring',
          'Upgrade Instructions',
          'What Behaves Differently',
        ],
        ...['Known Issues', 'Support'],
      ],
    ],
    [
      'support',
      [
        ...['Known Issues', 'Bug Fixes', 'What Customers Will Ask About', 'What to Tell Those Who Upgrade'],
        ...['What’s New', 'Documentation', 'Support'],
      ],
    ],
    [
      'product',
      [
        ...[
          'In Figures',
          'Highlights',
          'Feature Impact',
          'Who Is Affected',
          'User Documentation',
          'Known Issues',
        ],
        'Coming Next (v2.1.0)',
      ],
    ],
    [
      'marketing',
      [
        ...['The Announcement in Brief', 'Key Messages', 'Proof Points', 'The Release in Figures'],
        ...['Coming Next (v2.1.0)', 'Documentation'],
      ],
    ],
  ])('%s', (audience, chapters) => {
    expect(chaptersOf(textFor(audience))).toEqual(chapters);
  });

  it.each(READERS)('%s see commits and scopes only where they work with them', (audience) => {
    const text = textFor(audience);
    const isTechnical = audience === null || audience === 'developers';
    expect(text.includes(shaOf(1))).toBe(isTechnical);
    expect(text.includes('**search:**')).toBe(isTechnical);
    expect(text.includes('#70')).toBe(isTechnical);
  });

  it.each(READERS)('%s read of a requirement unless they are customers without a tracker', (audience) => {
    const isOutside = audience === 'users' || audience === 'smb' || audience === 'marketing';
    const tellsFeatures = audience !== 'operations';
    expect(textFor(audience).includes('REQ-7')).toBe(!isOutside && tellsFeatures);
  });

  it('only developers see what changed inside, and there it is not counted as left out', () => {
    for (const audience of READERS)
      expect(textFor(audience).includes('simpler')).toBe(audience === 'developers');
    expect(textFor('developers')).toContain('*Left out: 1 not in the form of Conventional Commits.*');
    expect(textFor(null)).toContain(
      '*Left out: 1 chore, 1 refactor, 1 not in the form of Conventional Commits.*',
    );
  });

  it('everybody together sees every category', () => {
    const shown = new Set(audiencePolicy(null).chapters.flatMap(({ parts }) => parts));
    expect(NOTE_CATEGORIES.filter((category) => !shown.has(category))).toEqual([]);
  });

  it.each(AUDIENCES)('%s see each part once', (audience) => {
    const parts = audiencePolicy(audience).chapters.flatMap((chapter) => chapter.parts);
    expect(new Set(parts).size).toBe(parts.length);
  });

  it.each(READERS.flatMap((audience) => LANGUAGES.map((language) => [audience, language] as const)))(
    '%s read it in words of their language (%s)',
    (audience, language) => {
      const t = translator(language);
      for (const notes of [richNotes(), notesOf([]), notesOf(['fix: a'], { version: null, date: null })])
        for (const plan of [planOf(), null]) {
          const text = renderNotes(notes, t, links, { audience, plan });
          expect(text).not.toMatch(/\{\w+\}|(?:notes|plan)\.\w|undefined|null|\n{3}/);
          if (language === 'ja')
            expect(chaptersOf(text).filter((heading) => /[A-Za-z]{4}/.test(heading))).toEqual([]);
        }
    },
  );
});

describe('operations', () => {
  it('read schedule, rollout and monitoring out of the plan', () => {
    const text = textFor('operations');
    expect(text).toContain('| November 24, 2026 – November 25, 2026 | Code freeze | release-coordinator |');
    expect(text).toContain('1. 10% (1 h monitoring)\n2. 100% (1 min monitoring)');
    expect(text).toContain('- Error rate > 5%\n- Latency p95 > 500ms');
    expect(text).toContain('web → api');
  });

  it('read nothing of traffic where none moves', () => {
    const plan = planOf();
    const components = plan.components.map((one) => ({ ...one, publishedOnly: true }));
    const text = renderNotes(richNotes(), translator('en'), links, {
      audience: 'operations',
      plan: { ...plan, components },
    });
    expect(text).not.toMatch(/monitoring\)|Error rate|web → api/);
  });

  it('are told when there is no plan', () => {
    const text = renderNotes(richNotes(), translator('en'), links, { audience: 'operations' });
    expect(chaptersOf(text)).not.toContain('Rollout');
    expect(text).toContain('## Schedule\n\nNo plan has been written');
  });
});

it('marketing and small customers read a few entries, and how many more there are', () => {
  const notes = notesOf(Array.from({ length: 8 }, (_, index) => `feat: number ${index}`));
  const text = renderNotes(notes, translator('en'), links, { audience: 'marketing' });
  expect(text).toContain('- Number 4\n- and 3 more\n');
  expect(text).toContain('- 8 new features');
});

it('a planned release says when it is planned for', () => {
  const notes = notesOf(['feat: a'], { date: null });
  expect(renderNotes(notes, translator('en'), links, { plan: planOf() })).toContain(
    '**Release Date**: December 1, 2026 (planned)',
  );
  expect(renderNotes(notes, translator('ja'), links, { plan: planOf() })).toContain(
    '**リリース日**: 2026年12月1日（予定）',
  );
});
