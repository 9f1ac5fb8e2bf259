import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { API, problemsOf } from './testing.ts';

const withNotes = (...lines: string[]): string =>
  `${API}notes:\n${lines.map((line) => `  ${line}\n`).join('')}`;

describe('the notes of a configuration', () => {
  it('are in English and markdown, for everybody, when nothing is said', () => {
    expect(parseConfig(API)).toMatchObject({
      ok: true,
      config: { notes: { languages: ['en'], formats: ['md'], audiences: [], documentation: [], themes: [] } },
    });
  });

  it('have texts for every language or for each one', () => {
    const parsed = parseConfig(
      withNotes(
        'languages: [ja, en]',
        'audiences: [users, support]',
        'support: { email: help@example.org, url: "https://help.example.org", text: { ja: 平日のみ } }',
        'documentation: [{ title: { en: Manual, ja: 手引き }, url: "https://docs.example.org" }]',
        'comingNext: { version: 1.4.0, items: [Single sign-on] }',
        'themes: [{ version: 1.3.0, text: Faster checkout }]',
      ),
    );
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        notes: {
          languages: ['ja', 'en'],
          support: { email: 'help@example.org', text: { ja: '平日のみ' } },
          comingNext: { version: '1.4.0', items: ['Single sign-on'] },
        },
      },
    });
  });

  it.each<[string, string, string]>([
    ['an audience that there is not', 'audiences: [user]', '4:15 notes.audiences[0] valueNear users'],
    ['a language that there is not', 'languages: [german]', '4:15 notes.languages[0] value'],
    ['no language at all', 'languages: []', '4:14 notes.languages empty'],
    ['a form that there is not', 'formats: [docx]', '4:13 notes.formats[0] value'],
    ['an address that is none', 'support: { url: help }', '4:19 notes.support.url form.webAddress'],
    [
      'an address that runs',
      'support: { url: "javascript:alert(1)" }',
      '4:19 notes.support.url form.webAddress',
    ],
    ['a mailbox that is none', 'support: { email: help }', '4:21 notes.support.email form.email'],
    ['a text in no language', 'support: { text: {} }', '4:20 notes.support.text form.text'],
    ['a number for a text', 'comingNext: { items: [12] }', '4:25 notes.comingNext.items[0] form.text'],
    [
      'a theme of no version',
      'themes: [{ version: next, text: x }]',
      '4:23 notes.themes[0].version form.version',
    ],
    ['an unknown key', 'audience: [users]', '4:3 notes.audience unknownKeyNear audiences'],
  ])('are refused with %s', (_, line, problem) => {
    expect(problemsOf(withNotes(line))).toEqual([problem]);
  });
});
