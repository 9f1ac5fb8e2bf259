import type { ErrorParams } from '../error/refusal.ts';
import { english } from './en.ts';
import { japanese } from './ja.ts';

type KeyOf<Topic> = Topic extends unknown ? keyof Topic : never;
export type MessageKey = KeyOf<(typeof english)[number]>;
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

type Topics = readonly Readonly<Record<string, string>>[];
const CATALOGUES: Readonly<Record<Language, Topics>> = { en: english, ja: japanese };

/** Turns a message key and its values into words of one language. */
export type Translate = (key: MessageKey, params?: ErrorParams) => string;

const PLACE = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;

/**
 * Fills `{name}` places, and `{count:problem|problems}` with the word for one or for any other number. A place without a
 * value stays as it is, so that the gap is seen.
 */
function fill(template: string, params: ErrorParams): string {
  return template.replace(PLACE, (place, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined || one === undefined) return String(value ?? place);
    return Number(value) === 1 ? one : (many ?? '');
  });
}

/** Texts of one language; see `message/en` and `message/ja`. */
export function translator(language: Language): Translate {
  const catalogue = CATALOGUES[language];
  return (key, params = {}) => fill(textOf(catalogue, key) ?? key, params);
}

function textOf(catalogue: Topics, key: string): string | undefined {
  return catalogue.find((topic) => Object.hasOwn(topic, key))?.[key];
}

/** Every key, in the order of the catalogue. */
export const messageKeys = (): MessageKey[] => english.flatMap((topic) => Object.keys(topic)) as MessageKey[];

/** Whether a computed key (`rollout.reason.${code}`) is in the catalogues. */
export function isMessageKey(key: string): key is MessageKey {
  return textOf(english, key) !== undefined;
}

/** Text for a key that is built at run time; the key itself when no catalogue has it. */
export function translateCode(translate: Translate, key: string, params: ErrorParams = {}): string {
  return isMessageKey(key) ? translate(key, params) : key;
}

/** The first supported language of a locale list such as `ja_JP.UTF-8` or `fr;en`; English when there is none. */
export function languageOf(locale: string | undefined): Language {
  const tags = (locale ?? '').toLowerCase().split(/[;,:]/);
  for (const tag of tags) {
    const [primary] = tag.trim().split(/[-_.]/);
    const language = LANGUAGES.find((known) => known === primary);
    if (language !== undefined) return language;
  }
  return 'en';
}
