import type { Row } from './row.ts';

/** Footers, deprecations and security. */
export const FOOTER_ROWS: readonly Row[] = [
  {
    cite: 'CC rule 8',
    message: 'fix: a\n\nReviewed-by: Z',
    expect: { type: 'fix', subject: 'a', footers: ['Reviewed-by: Z'] },
  },
  {
    cite: 'CC rule 8: the other separator',
    message: 'fix: a\n\nRefs #133',
    expect: { type: 'fix', subject: 'a', refs: ['issue #133'], footers: ['Refs: #133'] },
  },
  {
    cite: 'CC rule 8: after one blank line',
    message: 'fix: a\n\nbody\nNote: text',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'CC example 6',
    message:
      'fix: prevent racing of requests\n\nIntroduce a request id and a reference to latest request. Dismiss\nincoming responses other than from latest request.\n\nRemove timeouts which were used to mitigate the racing issue but are\nobsolete now.\n\nReviewed-by: Z\nRefs: #123',
    expect: {
      type: 'fix',
      subject: 'prevent racing of requests',
      refs: ['issue #123'],
      footers: ['Reviewed-by: Z', 'Refs: #123'],
    },
  },
  {
    cite: 'CC rule 9',
    message: 'fix: a\n\nAcked-by: Z',
    expect: { type: 'fix', subject: 'a', footers: ['Acked-by: Z'] },
  },
  {
    cite: 'CC rule 9: no blanks in a token',
    message: 'fix: a\n\nAcked by: Z',
    expect: { type: 'fix', subject: 'a' },
  },
  {
    cite: 'CC rule 10',
    message: 'fix: a\n\nNotes: one\n two\n\nthree',
    expect: { type: 'fix', subject: 'a', footers: ['Notes: one\n two\n\nthree'] },
  },
  {
    cite: 'CC rule 10: until the next one',
    message: 'fix: a\n\nNotes: one\ntwo\nRefs: b\nCloses #1',
    expect: {
      type: 'fix',
      subject: 'a',
      refs: ['issue #1'],
      footers: ['Notes: one\ntwo', 'Refs: b', 'Closes: #1'],
    },
  },
  {
    cite: 'git-interpret-trailers: sign-offs',
    message: 'fix: a\n\nSigned-off-by: Ada <ada@example.org>\nSigned-off-by: Bob <bob@example.org>',
    expect: {
      type: 'fix',
      subject: 'a',
      footers: ['Signed-off-by: Ada <ada@example.org>', 'Signed-off-by: Bob <bob@example.org>'],
    },
  },
  {
    cite: 'GitHub: commits with several authors',
    message: 'fix: a\n\nbody\n\n\nCo-authored-by: Ada <ada@example.org>',
    expect: { type: 'fix', subject: 'a', footers: ['Co-authored-by: Ada <ada@example.org>'] },
  },
  {
    cite: 'GitHub: commits with several authors',
    message: 'fix: a\n\nCo-Authored-By: Ada <ada+b@example.org>\nCo-authored-by: Bob <b@example.org>',
    expect: {
      type: 'fix',
      subject: 'a',
      footers: ['Co-Authored-By: Ada <ada+b@example.org>', 'Co-authored-by: Bob <b@example.org>'],
    },
  },
  {
    cite: 'X-14',
    message: 'feat: a\n\nDeprecated: use b',
    expect: { type: 'feat', subject: 'a', footers: ['Deprecated: use b'] },
  },
  {
    cite: 'X-14',
    message: 'fix: a\n\nSecurity: tokens leaked',
    expect: { type: 'fix', subject: 'a', footers: ['Security: tokens leaked'] },
  },
  {
    cite: 'X-14: on the next line',
    message: 'fix: a\n\nSecurity:\ntokens leaked',
    expect: { type: 'fix', subject: 'a', footers: ['Security: tokens leaked'] },
  },
  {
    cite: 'angular-cli d6a13903',
    message:
      'refactor(@ngtools/webpack): deprecate @ngtools/webpack loader and plugin\n\nDEPRECATED: @ngtools/webpack loader and plugin are deprecated. Use @angular/build instead.',
    expect: {
      type: 'refactor',
      scope: '@ngtools/webpack',
      subject: 'deprecate @ngtools/webpack loader and plugin',
      footers: ['DEPRECATED: @ngtools/webpack loader and plugin are deprecated. Use @angular/build instead.'],
    },
  },
  {
    cite: 'angular-cli 9a9a2de7, shortened',
    message:
      'refactor: deprecate transfer http cache\n\nThis commit deprecates a number of APIs.\n\nDEPRECATED:\n`StateTransferInitializerModule` has been deprecated.',
    expect: {
      type: 'refactor',
      subject: 'deprecate transfer http cache',
      footers: ['DEPRECATED: `StateTransferInitializerModule` has been deprecated.'],
    },
  },
  {
    cite: 'angular-cli 8d4ba7da, shortened',
    message: 'refactor: a\n\nDEPRECATED:\n\n- `A`\n- `B`',
    expect: { type: 'refactor', subject: 'a', footers: ['DEPRECATED: - `A`\n- `B`'] },
  },
  {
    cite: 'angular-cli 684e37c0, shortened: below a blank',
    message: 'feat: a\n\n This commit removes b.\n\n DEPRECATED: the `app-id` option',
    expect: { type: 'feat', subject: 'a', footers: ['DEPRECATED: the `app-id` option'] },
  },
  {
    cite: 'own: below four blanks it is code',
    message: 'feat: a\n\n    Deprecated: b',
    expect: { type: 'feat', subject: 'a' },
  },
  {
    cite: 'own: other footers are not indented',
    message: 'feat: a\n\n Reviewed-by: Z',
    expect: { type: 'feat', subject: 'a' },
  },
  {
    cite: 'own: a heading that ends with a colon is text',
    message: 'feat: a\n\nBefore:\n\ntext',
    expect: { type: 'feat', subject: 'a' },
  },
  {
    cite: 'own: a URL is no footer',
    message: 'feat: a\n\nhttps://example.org/b',
    expect: { type: 'feat', subject: 'a' },
  },
  {
    cite: 'own: a qualified name is no footer',
    message: 'feat: a\n\nstd::move is used',
    expect: { type: 'feat', subject: 'a' },
  },
  {
    cite: 'own: what code holds is no footer',
    message: 'fix: a\n\n```\n\nError: b\n    at c\n```\n\nFixes #1',
    expect: { type: 'fix', subject: 'a', refs: ['issue #1'], footers: ['Fixes: #1'] },
  },
  {
    cite: 'angular-cli a13f22c3',
    message:
      'build: update all non-major dependencies\n\n(cherry picked from commit 807718f133489e8938a909bbb2204df6918d2c7e)',
    expect: { type: 'build', subject: 'update all non-major dependencies' },
  },
  {
    cite: 'git-cherry-pick -x: footers go on behind it',
    message: 'fix: a\n\nFixes #1\n(cherry picked from commit 807718f)\nSigned-off-by: Ada',
    expect: { type: 'fix', subject: 'a', refs: ['issue #1'], footers: ['Fixes: #1', 'Signed-off-by: Ada'] },
  },
  {
    cite: 'angular-cli 42a92ab0',
    message:
      'fix(@angular/ssr): skip SSR processing for well-known non-Angular URLs like favicon.ico\n\nSkip processing of well known non Angular files.\n\nCloses: #32125',
    expect: {
      type: 'fix',
      scope: '@angular/ssr',
      subject: 'skip SSR processing for well-known non-Angular URLs like favicon.ico',
      refs: ['issue #32125'],
      footers: ['Closes: #32125'],
    },
  },
];
