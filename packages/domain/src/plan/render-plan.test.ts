import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type MessageKey, translator } from '../message/translate.ts';
import { RELEASE_TYPES } from '../release/policy.ts';
import { formatDuration } from './format-duration.ts';
import { inlineText } from './inline-text.ts';
import type { Plan } from './plan.ts';
import { part, planOf } from './plan-builders.ts';
import { renderPlan } from './render-plan.ts';

const english = translator('en');
const plan = planOf({
  components: [
    part('web', { dependsOn: ['api'] }, ['feat: a page\n\nRefs: REQ-3', 'fix: a typo (BUG-7)']),
    part('api', {}, ['feat: an answer']),
  ],
  rollback: { errorRate: 0.07, slowRate: 0.05, slowAfterMs: 500 },
});
const lines = renderPlan(plan, [], english).split('\n');

/** The lines below a heading, down to the next one of its level or above. */
function section(title: string, text = lines): string[] {
  const start = text.findIndex((line) => line.startsWith('#') && line.endsWith(` ${title}`));
  const level = (text[start] ?? '').indexOf(' ');
  const rest = text.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= level);
  return start < 0 ? [] : rest.slice(0, end < 0 ? undefined : end).filter((line) => line !== '');
}

/** Cells of a table row as GitHub Flavored Markdown reads them: a backslash takes the next character along. */
const cellsOf = (row: string): string[] => row.slice(1).match(/(?:\\.|[^|\\])*\|/g) ?? [];

describe('the plan document of what is only published', () => {
  const library = part('lib', { publishedOnly: true });
  const textOf = (...components: ReturnType<typeof part>[]) =>
    renderPlan(planOf({ components }), [], english).split('\n');

  it('says that nothing moves, and nothing comes back', () => {
    const text = textOf(library);
    expect(section(english('plan.strategy'), text)).toEqual([english('plan.strategy.none')]);
    expect(section(english('plan.rollback'), text)).toEqual([english('plan.rollback.none')]);
  });

  it('is not what plans are that were made before it was said', () => {
    const { publishedOnly: _absent, ...stored } = planOf().components[0] as Plan['components'][number];
    const text = renderPlan({ ...planOf(), components: [stored] }, [], english);
    expect(text).toContain(english('plan.rollback.comparison'));
    expect(text).not.toContain(english('plan.rollback.none'));
    expect(JSON.stringify(planOf())).not.toMatch(/publishedOnly|further/);
  });

  it('names it beside the others, apart from the order in which they move', () => {
    const text = textOf(part('api', { dependsOn: ['lib'] }), library);
    expect(section(english('plan.strategy'), text).at(-1)).toContain(': lib.');
    expect(text.some((line) => line.includes('→ lib') || line.includes('lib →'))).toBe(false);
  });
});

describe('the plan document', () => {
  it.each(LANGUAGES)('has the sections of the output format in their order: %s', (language) => {
    const t = translator(language);
    const text = renderPlan(plan, [], t).split('\n');
    const keys: MessageKey[] = [
      'plan.contents',
      'plan.features',
      'plan.fixes',
      'plan.timeline',
      'plan.strategy',
      'plan.flags',
      'plan.rollback',
      'plan.signoff',
      'plan.post',
    ];
    const wanted = [t('plan.title', { version: 'v1.2.0' }), ...keys.map((key) => t(key))];
    const headings = text.filter((line) => /^#+ /.test(line)).map((line) => line.replace(/^#+ /, ''));
    expect(headings.filter((heading) => wanted.includes(heading))).toEqual(wanted);
    expect(new Set(headings).size).toBe(headings.length);
  });

  it.each(LANGUAGES)('leaves no place unfilled and no key untranslated: %s', (language) => {
    for (const type of RELEASE_TYPES) {
      const text = renderPlan(planOf({ type, forceReason: 'for the test' }), [], translator(language));
      expect(text).not.toMatch(/\{\w+\}|\bplan\.\w+|undefined|NaN/);
    }
  });

  it('begins with what it is about', () => {
    expect(lines.slice(0, 8)).toEqual([
      '# Release Plan: v1.2.0',
      '',
      '**Release Type**: Minor  ',
      '**Release Date**: 2025-11-17  ',
      '**Release Manager**: Mika \\<mika@example.org\\>  ',
      '**Coordinator**: release-coordinator  ',
      '**Release Branch**: `release/1.2.0`  ',
      `**Package Digest**: \`${plan.digest}\``,
    ]);
  });

  it('lists what goes out, with its component and the ids that its text does not name', () => {
    expect(section('Features')).toEqual(['- **web**: a page (REQ-3)', '- **api**: an answer']);
    expect(section('Bug Fixes')[0]).toBe('- **web**: a typo (BUG-7)');
    expect(section('Bug Fixes', renderPlan(planOf(), [], english).split('\n'))[0]).toBe('None.');
  });

  it('says when, by whom, and in which steps', () => {
    expect(section('Release Timeline')).toContain('| 2025-11-10 | Code freeze | project-manager |');
    expect(section('Deployment Strategy')).toEqual([
      '**Type**: Canary Deployment (from the policy of Minor releases)  ',
      '**Phases**:',
      '1. 10% (1 h monitoring)',
      '2. 50% (4 h monitoring)',
      '3. 100% (24 h monitoring)',
      'All components move together, by the steps of api. Order: api → web; back in reverse.',
    ]);
  });

  it('tells a change that touches several components once', () => {
    const both = planOf({ components: [part('api'), part('web')] });
    const text = renderPlan(both, [], english).split('\n');
    expect(section('Features', text)).toEqual(['- **api, web**: x']);
  });

  it('shows the steps that all components will follow: those of the most careful one', () => {
    const steps = [2, 20, 50, 100].map((percent) => ({ percent, soakMs: 90_000 }));
    const text = renderPlan(planOf({ components: [part('api'), part('web', { steps })] }), [], english);
    expect(section('Deployment Strategy', text.split('\n'))).toEqual([
      '**Type**: Canary Deployment (from tminus.yaml)  ',
      '**Phases**:',
      ...['2', '20', '50', '100'].map((percent, n) => `${n + 1}. ${percent}% (1 min 30 s monitoring)`),
      'All components move together, by the steps of web. Order: api → web; back in reverse.',
    ]);
  });

  it('says when and how everything comes back', () => {
    expect(section('Rollback Plan')).toEqual([
      '**Triggers**:',
      '- Error rate > 7%',
      '- Latency p95 > 500ms',
      '- The new version does significantly worse than the old one beside it',
      '- Critical bug (abort by hand)',
      '**Procedure**:',
      '1. Set feature flags OFF',
      '2. Revert traffic to the old versions: web → api',
      '3. Notify stakeholders',
      '4. Investigate and fix',
    ]);
  });

  it('claims nothing about gates that nobody has evaluated', () => {
    const gates = section('Gates').filter((line) => line.startsWith('- '));
    expect(gates).toHaveLength(plan.gates.length);
    expect(gates.filter((line) => line.startsWith('- [ ] ') && line.includes('unevaluated'))).toEqual(gates);
  });

  it('is signed by standing approvals only', () => {
    const by = (role: 'qa' | 'technical_lead' | 'product_manager', digest: string, decision = 'approved') =>
      ({ role, person: 'Noor <noor@example.org>', decision, digest, reason: null, at: 0 }) as never;
    const approvals = [
      by('qa', plan.digest),
      by('technical_lead', 'sha256:another'),
      by('product_manager', plan.digest, 'rejected'),
    ];
    expect(section('Approval Sign-Off', renderPlan(plan, approvals, english).split('\n'))).toEqual([
      '- [ ] Product Manager (`product_manager`): Noor \\<noor@example.org\\>, 1970-01-01T00:00:00.000Z ✗',
      '- [ ] Technical Lead (`technical_lead`)',
      '- [x] QA Manager (`qa`): Noor \\<noor@example.org\\>, 1970-01-01T00:00:00.000Z',
    ]);
  });

  it('prints that the author may approve alone', () => {
    const text = renderPlan(planOf({ allowSelfApproval: true }), [], english).split('\n');
    expect(section('Approval Sign-Off', text).at(-1)).toContain('`approvals.allowSelf`');
  });
});

const hostile = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        '|',
        '\\',
        '\n',
        '\r\n',
        '\u2028',
        '<b>',
        '# ',
        '- ',
        '1. ',
        '```',
        '~~~',
        '[x](y)',
        '![',
        'a',
      ),
    )
    .map((pieces) => pieces.join('')),
);

describe('hostile text', () => {
  const planWith = (text: string): Plan => ({
    ...plan,
    manager: text,
    features: [{ component: text, sha: 'a', subject: text, refs: [] }],
    components: plan.components.map((component) => ({
      ...component,
      name: text,
      reason: { code: 'version.reason.none', params: { current: text } },
    })),
    findings: [{ code: 'plan.finding.steeringMissing', params: { file: text } }],
  });

  it('adds no row, no cell, no heading and no markup to the document', () => {
    const shapeOf = (text: string): (string | number)[] =>
      renderPlan(planWith(text), [], english)
        .split('\n')
        .map((line) =>
          line.startsWith('|') ? cellsOf(line).length : (/^(#+|-|\d+\.)? ?/.exec(line)?.[0] ?? ''),
        );
    const shape = shapeOf('x');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shapeOf(text)).toEqual(shape);
      }),
    );
  });

  it('becomes neither markup, nor a link, nor a block of its own', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = inlineText(text);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(line).not.toMatch(/^(?:#|```|~~~|[-+*] |\d+[.)] )/);
        expect(line.replace(/\\./g, '')).not.toMatch(/[|<>[\\]/);
      }),
    );
  });

  it('can still be read as it was written', () => {
    const plain = fc.stringMatching(/^[a-z|<>[\]\\ ]*$/);
    fc.assert(fc.property(plain, (text) => inlineText(text).replace(/\\(.)/g, '$1') === text.trim()));
  });
});

it.each([
  [0, '0 s'],
  [250, '250 ms'],
  [90_000, '1 min 30 s'],
  [3_600_000, '1 h'],
  [86_400_000, '24 h'],
])('%i ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
