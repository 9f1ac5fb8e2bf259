import { RELEASE_TYPES, TASK_TEMPLATES } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from './parse-template.ts';
import { renderTemplate } from './render-template.ts';

const ENDS = `  - { id: kickoff, owner: a, days: 0 }
  - { id: deployment, owner: b, days: 1, after: [build], onReleaseDay: true }
`;
const problemsOf = (tasks: string): string[] => {
  const parsed = parseTemplate(`tasks:\n${ENDS}${tasks}`);
  return parsed.ok
    ? []
    : parsed.problems.map(({ path, code, params }) =>
        `${path} ${code} ${params['nearest'] ?? params['cycle'] ?? params['key'] ?? ''}`.trim(),
      );
};

it.each(RELEASE_TYPES)('the usual template of a %s release is read back as it was written', (type) => {
  const text = renderTemplate(TASK_TEMPLATES[type], ['The work of a release.']);
  expect(text).toMatch(/^# The work of a release\.\ntasks:\n {2}- \{/);
  expect(parseTemplate(text)).toEqual({ ok: true, tasks: TASK_TEMPLATES[type] });
});

describe('a template file', () => {
  it('fills in what is usual', () => {
    const parsed = parseTemplate(
      `tasks:\n${ENDS}  - { id: build, name: Build it, owner: dev, days: { optimistic: 1, likely: 2, pessimistic: 4 }, after: [kickoff] }\n`,
    );
    expect(parsed).toMatchObject({
      ok: true,
      tasks: [
        { id: 'kickoff', name: null },
        { id: 'deployment', isOnReleaseDay: true },
        {
          name: 'Build it',
          stage: 'development',
          kind: 'work',
          isPerApprover: false,
          milestone: null,
          when: null,
          days: { likely: 2 },
        },
      ],
    });
  });

  it.each([
    [
      'an unknown task to come after',
      '  - { id: build, owner: a, days: 1, after: [kickof] }',
      ['tasks[2].after[0] valueNear kickoff'],
    ],
    [
      'an id that is there twice',
      '  - { id: build, owner: a, days: 1 }\n  - { id: build, owner: a, days: 1 }',
      ['tasks[3].id duplicate'],
    ],
    [
      'a circle',
      '  - { id: build, owner: a, days: 1, after: [deployment] }',
      ['tasks[1].after afterCycle deployment → build → deployment'],
    ],
    [
      'an estimate out of order',
      '  - { id: build, owner: a, days: { optimistic: 3, likely: 2, pessimistic: 4 } }',
      ['tasks[2].days form'],
    ],
    ['no owner', '  - { id: build, days: 1 }', ['tasks[2].owner missing owner']],
  ])('is refused for %s', (_what, tasks, problems) => {
    expect(problemsOf(tasks)).toEqual(problems);
  });

  it('needs a kickoff and a deployment', () => {
    const parsed = parseTemplate('tasks:\n  - { id: build, owner: a, days: 1 }\n');
    expect(parsed.ok ? [] : parsed.problems.map(({ params }) => params['key'])).toEqual([
      'kickoff',
      'deployment',
    ]);
  });
});
