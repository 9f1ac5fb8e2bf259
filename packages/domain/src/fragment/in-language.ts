import type { Language } from '../message/translate.ts';
import type { Fragment } from './fragment.ts';

const TRANSLATION = /\.(?<language>[a-z]{2})\.md$/;

/**
 * Fragments in the words of one language. `x.ja.md` beside `x.md` is its Japanese wording: it takes the place of the
 * subject and the body there, and of nothing else. A translation is never a fragment of its own, and without one
 * readers get the words as they are.
 */
export function fragmentsIn(fragments: readonly Fragment[], language: Language): Fragment[] {
  const translations = new Map(
    fragments.filter(({ path }) => isTranslation(path)).map((one) => [one.path, one]),
  );
  return fragments
    .filter(({ path }) => !translations.has(path))
    .map((fragment) => {
      const own = translations.get(fragment.path.replace(/\.md$/, `.${language}.md`));
      return own === undefined ? fragment : { ...fragment, subject: own.subject, body: own.body };
    });
}

/** Whether a fragment's file only translates the one beside it. */
export const isTranslation = (path: string): boolean => TRANSLATION.test(path);

/** The file that a translation translates; any other file is its own. */
export const originalOf = (path: string): string => path.replace(TRANSLATION, '.md');
