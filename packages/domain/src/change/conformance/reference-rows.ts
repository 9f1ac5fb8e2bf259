import type { Row } from './row.ts';

const found = (cite: string, subject: string, ...refs: readonly string[]): Row => ({
  cite,
  message: `fix: ${subject}`,
  expect: { type: 'fix', subject, refs },
});

/** Ids of issues, requirements, bugs, tickets and vulnerabilities, and what only looks like one. */
export const REFERENCE_ROWS: readonly Row[] = [
  found('R-132', 'a (REQ-003)', 'requirement REQ-003'),
  found('R-132', 'a, BUG-123', 'bug BUG-123'),
  found(
    'R-132: ids of several parts',
    'REQ-AUTH-004 and REQ-PAY-V2-1',
    'requirement REQ-AUTH-004',
    'requirement REQ-PAY-V2-1',
  ),
  found(
    'R-132: side by side',
    'REQ-003/REQ-004,BUG-5',
    'requirement REQ-003',
    'requirement REQ-004',
    'bug BUG-5',
  ),
  found('Jira: issue keys', '[JIRA-9] a', 'ticket JIRA-9'),
  found('Jira: issue keys', 'P2P-17: a', 'ticket P2P-17'),
  found('GitHub: autolinks', 'a #12', 'issue #12'),
  found('GitHub: autolinks', 'a GH-12', 'issue GH-12'),
  found('GitHub: autolinks', 'a gh-12', 'issue gh-12'),
  found('GitHub: autolinks', 'a acme/web.app#12', 'issue acme/web.app#12'),
  found('GitHub: the number of a pull request', 'a (#123)', 'issue #123'),
  found('GitHub: the number of a pull request', 'a (#123) (#124)', 'issue #123', 'issue #124'),
  found('CVE: syntax of ids', 'close CVE-2024-12345', 'vulnerability CVE-2024-12345'),
  found('CVE: syntax of ids', 'close cve-2024-1234567.', 'vulnerability cve-2024-1234567'),
  found('GitHub: syntax of GHSA ids', 'GHSA-vg6x-rcgg-rjx6', 'vulnerability GHSA-vg6x-rcgg-rjx6'),
  found('angular-cli 82f9fa88: a number sign too many', 'a ##20811', 'issue #20811'),
  found('own: each id once', '#1, #2, #1', 'issue #1', 'issue #2'),
  found(
    'own: stops and brackets are around it',
    '(#1). [#2], "#3"; #4! #5? `#6`',
    'issue #1',
    'issue #2',
    'issue #3',
    'issue #4',
    'issue #5',
    'issue #6',
  ),
  found('own: another script touches it', '課題#12を修正、REQ-7も', 'issue #12', 'requirement REQ-7'),
  found('own: a name with a number sign', 'C#12'),
  found('own: a colour', '#fff and #1a2b3c'),
  found('own: a URL with a fragment', 'https://example.org/a/b#12'),
  found('own: standards', 'UTF-8, SHA-256, ISO-8859-1, RFC-3986'),
  found('own: lower case is no key', 'abc-9 and top-10'),
  found('own: one letter is no key', 'A-1'),
  found('own: part of a word', 'xREQ-003x and REQ-003b'),
  found('own: a version', 'v1.2-3'),
  found('own: a range of dates', '2024-01-02'),
  found('CVE: a year and four digits', 'CVE-24-1'),
  found('own: nobody has so many issues', '#1234567890'),
  {
    cite: 'GitHub: linking with a keyword',
    message: 'fix: a\n\nCloses: #1, #2',
    expect: { type: 'fix', subject: 'a', refs: ['issue #1', 'issue #2'], footers: ['Closes: #1, #2'] },
  },
  {
    cite: 'GitHub: linking with a keyword',
    message: 'fix: a\n\nThis resolves #10 and fixes acme/web#3.',
    expect: { type: 'fix', subject: 'a', refs: ['issue #10', 'issue acme/web#3'] },
  },
  {
    cite: 'GitHub: linking with a keyword',
    message: 'fix: a\n\nFixes acme/web#3',
    expect: { type: 'fix', subject: 'a', refs: ['issue acme/web#3'] },
  },
  {
    cite: 'R-132',
    message: 'fix: a\n\nrefs REQ-003',
    expect: { type: 'fix', subject: 'a', refs: ['requirement REQ-003'] },
  },
  {
    cite: 'R-132',
    message: 'fix: a\n\nRefs: REQ-003, BUG-4',
    expect: {
      type: 'fix',
      subject: 'a',
      refs: ['requirement REQ-003', 'bug BUG-4'],
      footers: ['Refs: REQ-003, BUG-4'],
    },
  },
  {
    cite: 'angular-cli 48b43e1b',
    message:
      'feat(@schematics/angular): change layout for root applications\n\nThis change aligns the file layout of applications generated with `ng new` and `ng generate`\n\nRef: TOOL-686',
    expect: {
      type: 'feat',
      scope: '@schematics/angular',
      subject: 'change layout for root applications',
      refs: ['ticket TOOL-686'],
      footers: ['Ref: TOOL-686'],
    },
  },
  {
    cite: 'angular-cli 65ce8e98',
    message:
      'feat(@nguniversal/common): add CSP support for inline styles\n\nCompanion change to angular/angular#49444. That adds support to add nonce attributes on inline styles',
    expect: {
      type: 'feat',
      scope: '@nguniversal/common',
      subject: 'add CSP support for inline styles',
      refs: ['issue angular/angular#49444'],
    },
  },
  {
    cite: 'angular-cli 1ed079df',
    message:
      'fix(@angular-devkit/build-angular): disable CSS `calc` optimizations\n\nDisable `calc` optimizations due to several issues.\n\nCloses #16910 closes #16875 and closes #17890',
    expect: {
      type: 'fix',
      scope: '@angular-devkit/build-angular',
      subject: 'disable CSS `calc` optimizations',
      refs: ['issue #16910', 'issue #16875', 'issue #17890'],
      footers: ['Closes: #16910 closes #16875 and closes #17890'],
    },
  },
  {
    cite: 'angular-cli ff0b4d4c',
    message: 'module(server) : Create NodeBackend for Http #50',
    expect: { type: null, subject: 'module(server) : Create NodeBackend for Http #50', refs: ['issue #50'] },
  },
];
