import type { ErrorParams } from '../error/refusal.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

export type MessageKey = keyof typeof en;
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, ja };

/** Turns a message key and its values into words of one language. */
export type Translate = (key: MessageKey, params?: ErrorParams) => string;

/** Fills `{name}` places; a place without a value stays as it is, so that the gap is seen. */
function fill(template: string, params: ErrorParams): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/** Texts of one language; see `message/en` and `message/ja`. */
export function translator(language: Language): Translate {
  const catalogue = CATALOGUES[language];
  return (key, params = {}) => fill(catalogue[key] ?? key, params);
}

/** Whether a computed key (`rollout.reason.${code}`) is in the catalogues. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
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
