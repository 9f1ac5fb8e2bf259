import { expect, it } from 'vitest';
import { parseScope } from './parse-scope.ts';

const problems = (text: string) => {
  const parsed = parseScope(text);
  return parsed.ok
    ? []
    : parsed.problems.map(({ line, column, path, code }) => `${line}:${column} ${path} ${code}`);
};

it('a scope file is a list of features and fixes', () => {
  const parsed = parseScope(`
scope:
  - { id: REQ-003, title: Sign in, kind: feature, component: api, owner: Mika, assignee: Jo, priority: 1 }
  - { id: "#12", title: Crash, kind: fix, deferred: true }
`);
  expect(parsed).toEqual({
    ok: true,
    entries: [
      {
        id: 'REQ-003',
        title: 'Sign in',
        kind: 'feature',
        component: 'api',
        owner: 'Mika',
        assignee: 'Jo',
        priority: '1',
        deferred: false,
      },
      {
        id: '#12',
        title: 'Crash',
        kind: 'fix',
        component: null,
        owner: null,
        assignee: null,
        priority: null,
        deferred: true,
      },
    ],
  });
});

it.each([
  ['', ['1:1 scope missing']],
  ['scope:\n  - id: A-1\n    title: x\n    kind: fxi', ['4:11 scope[0].kind valueNear']],
  [
    'scope:\n  - id: A-1\n    titel: x\n    kind: fix',
    ['2:5 scope[0].title missing', '3:5 scope[0].titel unknownKeyNear'],
  ],
  ['scope:\n  - &a { id: A-1, title: x, kind: fix }\n  - *a', ['3:5 scope[1].id duplicate']],
  ['scope: [', ['1:9  syntax']],
])('a wrong one is told line by line: %j', (text, expected) => {
  expect(problems(text)).toEqual(expected);
});
