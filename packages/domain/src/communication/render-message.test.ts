import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, translator } from '../message/translate.ts';
import { part, planOf } from '../plan/plan-builders.ts';
import { COMMUNICATION_LEVELS, RELEASE_TYPES, type ReleaseType } from '../release/policy.ts';
import { EMPTY_DETAILS } from '../release/release-details.ts';
import { MOMENTS, type PlannedMessage } from './communication-plan.ts';
import { MESSAGE_SECTIONS } from './message-sections.ts';
import type { MessageFacts } from './message-view.ts';
import { renderMessage } from './render-message.ts';
import { CHANNELS, STAKEHOLDER_AUDIENCES } from './stakeholder.ts';

const KINDS = Object.keys(MESSAGE_SECTIONS) as PlannedMessage['contents'][number][];
const NEWS = ['feat: dark mode\n\nRefs: REQ-7', 'feat!: no more XML', 'fix: no crash at midnight'];
const DETAILS = {
  theme: 'Night shift',
  objectives: ['Work at night'],
  manager: 'Rita <rita@example.org>',
  announcements: ['A post on the blog'],
  needs: [],
};

const message = (more: Partial<PlannedMessage> = {}): PlannedMessage => ({
  id: 'planning:development:email',
  moment: 'planning',
  date: '2025-11-17',
  audience: 'development',
  channel: 'email',
  to: [],
  level: 'detailed',
  contents: ['technical_details'],
  isLate: false,
  isEmbargoed: false,
  ...more,
});

const facts = (
  more: Partial<PlannedMessage> = {},
  beside: Partial<Omit<MessageFacts, 'message'>> = {},
): MessageFacts => ({
  message: message(more),
  product: 'Shop',
  plan: planOf({ components: [part('api', { increment: 'major', to: '2.0.0' }, NEWS)] }),
  details: DETAILS,
  isOut: false,
  missingApprovals: ['qa'],
  knownIssues: [],
  ...beside,
});

const en = translator('en');
const textOf = (
  more: Partial<PlannedMessage> = {},
  beside: Partial<Omit<MessageFacts, 'message'>> = {},
): string => renderMessage(facts(more, beside), en).body;

/** A message of every content that the plan of this type tells these readers. */
const planned = (type: ReleaseType) => {
  const changes = type === 'major' ? NEWS : type === 'minor' ? ['feat: dark mode'] : ['fix: no crash'];
  const increment = type === 'major' || type === 'minor' ? type : 'patch';
  return planOf({
    type,
    components: [part('api', { increment }, changes)],
    stakeholders: STAKEHOLDER_AUDIENCES.map((audience) => ({ audience, channel: 'email', to: [] })),
  });
};

describe('what a message says', () => {
  it.each([
    ['schedule', ['2025-12-', 'Window', '(UTC)', 'Code freeze']],
    ['technical_details', ['1.1.0 → 2.0.0', 'dark mode', 'REQ-7', 'no more XML', 'no crash at midnight']],
    ['deployment_plan', ['Canary Deployment', '1. 1% (1 h monitoring)']],
    ['monitoring', ['Error rate > 5%', 'Latency p95 > 500ms', 'Watch until 2025-12-']],
    ['known_issues', ['None known.']],
    ['workarounds', ['None known.']],
    ['feature_impact', ['dark mode', 'no more XML', '2 new features, 1 fix.']],
    ['user_documentation', ['docs/releases/v2.0.0.md', 'dark mode']],
    ['announcement', ['A post on the blog']],
    ['positioning', ['Night shift', 'Work at night']],
    ['detailed_notes', ['docs/releases/v2.0.0.md', 'no crash at midnight']],
    ['upgrade_guide', ['1.1.0 → 2.0.0', 'no more XML']],
    ['highlights', ['dark mode']],
    ['instructions', ['no more XML']],
    ['whats_new', ['dark mode', 'no crash at midnight']],
    ['benefits', ['Work at night']],
    ['approval_request', ['`tminus approve v2.0.0 --as qa`', 'sha256:', 'release-plan.md']],
    ['breaking_changes', ['no more XML']],
  ] as const)('of %s', (kind, said) => {
    const text = textOf({ contents: [kind] });
    expect(text).toContain(`## ${en(`message.content.${kind}`)}`);
    for (const words of said) expect(text).toContain(words);
  });

  it('is in the kinds above for all that there are', () => {
    expect(KINDS).toHaveLength(18);
  });

  it('has the issues that are known, and the ways around them', () => {
    const issue = { sha: null, components: [], refs: [] };
    const knownIssues = [
      { ...issue, text: 'PDF is slow', description: null },
      { ...issue, text: 'Icons flicker', description: 'Reload once' },
    ];
    const text = textOf({ contents: ['known_issues', 'workarounds'] }, { knownIssues });
    expect(text).toContain('- PDF is slow');
    expect(text).toContain('- **Icons flicker**: Reload once');
    expect(text).not.toContain('None known');
  });

  it('asks nobody for an approval that was given', () => {
    const { subject, body } = renderMessage(
      facts({ contents: ['approval_request'] }, { missingApprovals: [] }),
      en,
    );
    expect(body).not.toContain('tminus approve');
    expect(subject).not.toContain('approval');
  });

  it('tells what breaks first, and once, where users have to act', () => {
    const text = textOf({ audience: 'enterprise', contents: ['upgrade_guide', 'breaking_changes'] });
    expect(text.indexOf('## Action Needed')).toBeLessThan(text.indexOf('## Upgrading'));
    expect(text.split('no more XML')).toHaveLength(2);
  });

  it('is shorter by level: everything, five, or three of a kind', () => {
    const many = Array.from({ length: 9 }, (_, index) => `feat: number ${index}`);
    const plan = planOf({ components: [part('api', {}, many)] });
    const listed = (level: PlannedMessage['level']) => {
      const text = textOf({ level, contents: ['whats_new'] }, { plan });
      return [text.split('number ').length - 1, /and (\d) more/.exec(text)?.[1]];
    };
    expect(COMMUNICATION_LEVELS.map(listed)).toEqual([
      [9, undefined],
      [5, '4'],
      [9, undefined],
      [3, '6'],
      [3, '6'],
    ]);
  });

  it('names commits to those who read code, and to nobody else', () => {
    const sha = facts().plan.features[0]?.sha.slice(0, 7) ?? '?';
    expect(textOf({ contents: ['detailed_notes'] })).toContain(sha);
    expect(textOf({ audience: 'enterprise', contents: ['detailed_notes'] })).not.toContain(sha);
  });

  it('names who leads the release to colleagues, and to nobody else', () => {
    expect(textOf()).toContain('Rita');
    expect(textOf({}, { details: EMPTY_DETAILS })).toContain('Mika');
    expect(textOf({ audience: 'users', contents: ['whats_new'] })).not.toContain('Rita');
  });

  it('says when it comes too late', () => {
    expect(textOf({ isLate: true })).toContain('should have reached you earlier');
    expect(textOf()).not.toContain('earlier');
  });
});

describe('what is under embargo', () => {
  const secret = { level: 'coordinated', audience: 'users', contents: ['whats_new'] } as const;

  it('tells users nothing of the content before the release is out, and all of it afterwards', () => {
    const sealed = renderMessage(facts({ ...secret, isEmbargoed: true }), en);
    for (const words of ['dark mode', 'XML', 'crash', 'Night', 'api'])
      expect(`${sealed.subject} ${sealed.body}`).not.toContain(words);
    expect(textOf({ ...secret, isEmbargoed: true }, { isOut: true })).toContain('dark mode');
  });

  it('is told to colleagues, who are asked to keep it to themselves', () => {
    const text = textOf({ level: 'coordinated' });
    expect(text).toContain('dark mode');
    expect(text).toContain('tell nobody outside');
    expect(textOf({ level: 'coordinated' }, { isOut: true })).not.toContain('tell nobody');
  });
});

describe('the subject of a message', () => {
  const subjectOf = (...given: Parameters<typeof facts>) => renderMessage(facts(...given), en).subject;

  it('says what is about to happen, or has', () => {
    expect(subjectOf({ moment: 'code_freeze' })).toMatch(/^Shop v2\.0\.0: code freeze, release on December/);
    expect(subjectOf({ moment: 'code_freeze', audience: 'enterprise' })).toMatch(/v2\.0\.0 comes on/);
    expect(subjectOf({ moment: 'release_day' }, { isOut: true })).toBe('Shop v2.0.0 is out');
    expect(subjectOf({ contents: ['approval_request'] })).toContain('your approval');
  });

  it('is marked where it is urgent', () => {
    expect(subjectOf({ level: 'urgent' })).toMatch(/^Urgent: /);
  });
});

const cases = LANGUAGES.flatMap((language) => RELEASE_TYPES.map((type) => [type, language] as const));

it.each(cases)('every message of a %s release has a text in %s, whatever its moment', (type, language) => {
  const plan = planned(type);
  const messages = plan.assessment?.messages ?? [];
  expect(messages.length).toBeGreaterThan(10);
  for (const each of messages)
    for (const isOut of [false, true]) {
      const rendered = renderMessage({ ...facts({}, { plan, isOut }), message: each }, translator(language));
      const text = `${rendered.subject}\n${rendered.body}`;
      expect(text).not.toMatch(/\{\w+|message\.\w+|undefined|null|\n\n\n/);
      expect(rendered.subject).not.toContain('\n');
    }
});

it('has words for moments, readers and ways in both languages', () => {
  const keys = [
    ...MOMENTS.map((name) => `message.moment.${name}` as const),
    ...STAKEHOLDER_AUDIENCES.map((name) => `message.audience.${name}` as const),
    ...CHANNELS.map((name) => `message.channel.${name}` as const),
  ];
  for (const language of LANGUAGES satisfies readonly Language[])
    for (const key of keys) expect(translator(language)(key)).not.toBe(key);
});

it('lets no text of anybody become markup', () => {
  const law = fc.property(fc.string({ unit: 'binary' }), (theme) => {
    const details = { ...EMPTY_DETAILS, theme: `x${theme}`, objectives: [`x${theme}`] };
    const text = textOf({ contents: ['positioning'] }, { details });
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual(['## Positioning']);
    expect(text).not.toMatch(/(?<!\\)<\w/);
  });
  fc.assert(law);
});
