import type { Row } from './row.ts';

/** Scripts, line ends and sizes. */
export const UNICODE_ROWS: readonly Row[] = [
  {
    cite: 'own: Japanese',
    message: 'fix(認証): ログインの失敗を修正 (REQ-003)',
    expect: {
      type: 'fix',
      scope: '認証',
      subject: 'ログインの失敗を修正 (REQ-003)',
      refs: ['requirement REQ-003'],
    },
  },
  {
    cite: 'own: a picture in the description',
    message: 'feat: 🎉 hello 👩‍👩‍👧',
    expect: { type: 'feat', subject: '🎉 hello 👩‍👩‍👧' },
  },
  { cite: 'own: from right to left', message: 'fix: שלום', expect: { type: 'fix', subject: 'שלום' } },
  {
    cite: 'own: half of a surrogate pair',
    message: 'fix: a\ud83d',
    expect: { type: 'fix', subject: 'a\ud83d' },
  },
  { cite: 'own: a NUL', message: 'fix: a\0b', expect: { type: 'fix', subject: 'a\0b' } },
  {
    cite: 'own: types are ASCII, they are names for programs',
    message: '修正: a',
    expect: { type: null, subject: '修正: a' },
  },
  {
    cite: 'own: an ideographic space',
    message: 'fix:　a',
    expect: { type: 'fix', conforms: false, subject: 'a' },
  },
  {
    cite: 'own: Windows',
    message: 'fix: a\r\n\r\nbody\r\n\r\nRefs: #1\r\nReviewed-by: Z\r\n',
    expect: { type: 'fix', subject: 'a', refs: ['issue #1'], footers: ['Refs: #1', 'Reviewed-by: Z'] },
  },
  {
    cite: 'own: Windows',
    message: 'feat: a\r\n\r\nBREAKING CHANGE:\r\nb\r\n\r\nc\r\n',
    expect: { type: 'feat', subject: 'a', notes: ['b\n\nc'], footers: ['BREAKING CHANGE: b\n\nc'] },
  },
  {
    cite: 'own: Windows',
    message: 'feat: a\r\n\r\nBREAKING CHANGE\r\n\r\nb\r\n',
    expect: { type: 'feat', subject: 'a', notes: ['b'], footers: ['BREAKING CHANGE: b'] },
  },
  {
    cite: 'own: Windows',
    message: 'Settings\r\n\r\n* feat: a\r\n\r\n* fix: b\r\n',
    expect: [
      { type: null, subject: 'Settings' },
      { type: 'feat', subject: 'a' },
      { type: 'fix', subject: 'b' },
    ],
  },
  {
    cite: 'own: blanks behind every line',
    message: 'fix: a  \n\t\nDeprecated: b \t\nc  ',
    expect: { type: 'fix', subject: 'a', footers: ['Deprecated: b\nc'] },
  },
  {
    cite: 'own: a subject of 100 kB',
    message: `fix: ${'a'.repeat(100_000)}`,
    expect: { type: 'fix', subject: 'a'.repeat(100_000) },
  },
  {
    cite: 'own: a scope of 100 kB',
    message: `fix(${'a'.repeat(100_000)}): b`,
    expect: { type: 'fix', scope: 'a'.repeat(100_000), subject: 'b' },
  },
  {
    cite: 'own: a type of 100 kB',
    message: `${'a'.repeat(100_000)}: b`,
    expect: { type: 'a'.repeat(100_000), subject: 'b' },
  },
  {
    cite: 'own: nothing but parentheses',
    message: `fix${'('.repeat(100_000)}`,
    expect: { type: null, subject: `fix${'('.repeat(100_000)}` },
  },
  {
    cite: 'own: nothing but number signs',
    message: `fix: ${'#'.repeat(100_000)}`,
    expect: { type: 'fix', subject: '#'.repeat(100_000) },
  },
];
