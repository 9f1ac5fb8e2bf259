import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { API, problemsOf } from './testing.ts';

describe('changelog and forge', () => {
  it('may say everything', () => {
    const parsed = parseConfig(`${API}changelog:
  file: docs/CHANGES.md
  files: product
  fragments: ./changes/
  template: docs/changelog.eta
  include: [refactor]
  sections: { perf: fixed, docs: none }
  links:
    - { kind: ticket, url: "https://jira.example/browse/{id}" }
forge: { type: gitea, url: "https://git.example/shop/kiosk" }
`);
    expect(parsed.ok && [parsed.config.changelog, parsed.config.forge]).toEqual([
      {
        file: 'docs/CHANGES.md',
        files: 'product',
        fragments: 'changes',
        template: 'docs/changelog.eta',
        include: ['refactor'],
        sections: { perf: 'fixed', docs: 'none' },
        links: [{ kind: 'ticket', url: 'https://jira.example/browse/{id}' }],
      },
      { type: 'gitea', url: 'https://git.example/shop/kiosk' },
    ]);
  });

  it.each([
    ['changelog: { file: ../CHANGELOG.md }', '3:20 changelog.file form.insidePath'],
    ['changelog: { template: /etc/passwd }', '3:24 changelog.template form.insidePath'],
    ['changelog: { fragments: "a\\\\..\\\\b" }', '3:25 changelog.fragments form.insidePath'],
    ['changelog: { include: ["a b"] }', '3:24 changelog.include[0] form.commitType'],
    ['changelog: { sections: { perf: fix } }', '3:32 changelog.sections.perf valueNear fixed'],
    [
      'changelog: { links: [{ kind: ticket, url: "https://jira.example/" }] }',
      '3:43 changelog.links[0].url form.linkUrl',
    ],
    ['changelog: { templat: a }', '3:14 changelog.templat unknownKeyNear template'],
    ['forge: { type: github, url: git@github.com:a/b }', '3:29 forge.url form.forgeUrl'],
    ['forge: { type: gitlap }', '3:16 forge.type valueNear gitlab'],
  ])('refuses %s', (text, problem) => {
    expect(problemsOf(`${API}${text}\n`)).toEqual([problem]);
  });
});
