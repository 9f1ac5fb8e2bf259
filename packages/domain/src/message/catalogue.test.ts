import { describe, expect, it } from 'vitest';
import { ERRORS } from '../error/catalogue.ts';
import { EVENT_TYPES } from '../event/event.ts';
import { RELEASE_TYPES } from '../release/policy.ts';
import { japanese } from './ja.ts';
import { isMessageKey, languageOf, messageKeys, translateCode, translator } from './translate.ts';

const keys = messageKeys();
const en = translator('en');
const ja = translator('ja');
const PLURAL = /\{\w+:[^{}|]+\|[^{}|]+\}/g;
const placesOf = (text: string): string[] =>
  [...new Set(text.replace(PLURAL, '').match(/\{[^}]*\}/g) ?? [])].sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(japanese.flatMap((topic) => Object.keys(topic)).sort()).toEqual([...keys].sort());
  });

  it('have no key twice', () => {
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(keys)('have the same places in both languages, and a text: %s', (key) => {
    expect(en(key).trim()).not.toBe('');
    expect(ja(key).trim()).not.toBe('');
    expect(placesOf(ja(key))).toEqual(placesOf(en(key)));
  });

  it.each(keys)('count in words of one or of many, each with its number beside it: %s', (key) => {
    expect(en(key)).not.toMatch(/\w\(s\)/);
    for (const [plural] of en(key).matchAll(PLURAL))
      expect(en(key)).toContain(`${plural.replace(/:.*/, '')}}`);
  });

  it.each(Object.keys(ERRORS))('say what was wrong and what to do: %s', (code) => {
    expect(isMessageKey(`error.${code}`)).toBe(true);
    expect(isMessageKey(`error.${code}.help`)).toBe(true);
  });

  it.each(EVENT_TYPES)('have a line for the event %s', (type) => {
    expect(isMessageKey(`event.${type}`)).toBe(true);
  });

  it.each(RELEASE_TYPES)('name the release type %s', (type) => {
    expect(isMessageKey(`release.type.${type}`)).toBe(true);
  });

  it('hold Japanese in Japanese', () => {
    const foreign = keys.filter((key) =>
      /[\p{L}]{3}/u.test(
        en(key)
          .replace(PLURAL, '')
          .replace(/\{\w+\}|`[^`]*`/g, ''),
      ),
    );
    const untranslated = foreign.filter((key) => ja(key) === en(key));
    expect(untranslated).toEqual([]);
  });
});

describe('a translation', () => {
  const translate = translator('en');

  it('fills its places with values as they are, even when a value looks like a place', () => {
    const text = translate('error.component.unknown', { name: '{known} $& $1', known: 'api, web' });
    expect(text).toBe('There is no component called {known} $& $1; there are: api, web.');
  });

  it.each([
    [0, '0 problems'],
    [1, '1 problem'],
    ['1', '1 problem'],
    [2, '2 problems'],
  ])('says %j as words do: %s', (count, words) => {
    const text = translate('error.config.invalid', { file: 'x', count, problems: 'y' });
    expect(text).toBe(`x has ${words}:\ny`);
  });

  it('leaves a place without a value to be seen', () => {
    expect(translate('error.component.unknown', { name: 'x' })).toContain('{known}');
  });

  it('of a key that no catalogue has is the key', () => {
    expect(translateCode(translate, 'nothing.like.this')).toBe('nothing.like.this');
    expect(translateCode(translate, 'toString')).toBe('toString');
    expect(translateCode(translator('ja'), 'plan.none')).toBe(ja('plan.none'));
  });
});

it.each([
  ['ja_JP.UTF-8', 'ja'],
  ['ja', 'ja'],
  ['JA-jp', 'ja'],
  ['fr;en', 'en'],
  ['fr:ja:en', 'ja'],
  ['fr-FR, ja;q=0.8, en;q=0.5', 'ja'],
  ['jam_JM', 'en'],
  ['C.UTF-8', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('the language of %j is %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
