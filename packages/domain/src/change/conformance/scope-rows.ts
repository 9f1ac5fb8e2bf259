import type { Row } from './row.ts';

/** Scopes as projects write them. */
export const SCOPE_ROWS: readonly Row[] = [
  {
    cite: 'own: the name of a package',
    message: 'fix(@acme/web-app): a',
    expect: { type: 'fix', scope: '@acme/web-app', subject: 'a' },
  },
  {
    cite: 'angular-cli 85e05082',
    message: 'refactor(universal/platform/document): expose parseFragment',
    expect: { type: 'refactor', scope: 'universal/platform/document', subject: 'expose parseFragment' },
  },
  {
    cite: 'angular-cli 440cea5f',
    message:
      'fix(hapi-engine, express-engine): `distFolder` const should contain the path to the contents of browser build',
    expect: {
      type: 'fix',
      scope: 'hapi-engine, express-engine',
      subject: '`distFolder` const should contain the path to the contents of browser build',
    },
  },
  {
    cite: 'own: blanks inside',
    message: 'fix(user settings): a',
    expect: { type: 'fix', scope: 'user settings', subject: 'a' },
  },
  {
    cite: 'own: blanks around',
    message: 'fix( api ): a',
    expect: { type: 'fix', scope: 'api', subject: 'a' },
  },
  {
    cite: 'own: dots and stars',
    message: 'fix(*.json): a',
    expect: { type: 'fix', scope: '*.json', subject: 'a' },
  },
  {
    cite: 'own: dollar signs',
    message: 'fix($http): a',
    expect: { type: 'fix', scope: '$http', subject: 'a' },
  },
  {
    cite: 'own: a colon inside',
    message: 'fix(npm:left-pad): a',
    expect: { type: 'fix', scope: 'npm:left-pad', subject: 'a' },
  },
  { cite: 'own: a plus sign', message: 'fix(c++): a', expect: { type: 'fix', scope: 'c++', subject: 'a' } },
  {
    cite: 'own: another script',
    message: 'fix(設定): a',
    expect: { type: 'fix', scope: '設定', subject: 'a' },
  },
  {
    cite: 'angular-cli b93aad77',
    message: 'chore(): sass support',
    expect: { type: 'chore', subject: 'sass support' },
  },
  {
    cite: 'own: nothing but blanks is nothing',
    message: 'fix(  )!: a',
    expect: { type: 'fix', subject: 'a', notes: ['a'] },
  },
  {
    cite: 'CC rule 4: one pair of parentheses',
    message: 'fix(a(b)): c',
    expect: { type: null, subject: 'fix(a(b)): c' },
  },
  {
    cite: 'CC rule 4: one pair of parentheses',
    message: 'fix(a)(b): c',
    expect: { type: null, subject: 'fix(a)(b): c' },
  },
  {
    cite: 'R-132: an id as the scope is a reference too',
    message: 'fix(REQ-003): a',
    expect: { type: 'fix', scope: 'REQ-003', subject: 'a', refs: ['requirement REQ-003'] },
  },
  {
    cite: 'X-14: the scope of security',
    message: 'fix(security): a',
    expect: { type: 'fix', scope: 'security', subject: 'a' },
  },
];
