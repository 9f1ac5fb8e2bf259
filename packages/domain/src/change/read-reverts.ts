import type { Footer } from './change.ts';

/** As git, forges and people say it; what is only reverted in part stays. */
const PHRASE = /\bthis (?:reverts commit|commit reverts(?: commit)?)/gi;
/** The whole text of a revert that GitHub makes of a pull request. */
const PULL_REQUEST = /^Reverts (?:[\w.-]{1,100}\/[\w.-]{1,100})?(#\d{1,9})\.?$/gm;
const SHORTEST = 7;
const LONGEST = 64;

/**
 * Commits that a message says it reverts: the ids after `This reverts commit` or `This commit reverts`, and,
 * in a commit of type `revert`, the ids in its `Refs:` footers. Lower case, full or abbreviated to at least 7
 * digits. A line `Reverts owner/repo#12` gives the number of the pull request, `#12`.
 */
export function readReverts(text: string, type: string | null, footers: readonly Footer[]): string[] {
  // Hardly any message speaks of reverting, and looking for the phrase in any case costs more than this.
  const ids = text.includes('everts') ? [...statedIds(text), ...statedNumbers(text)] : [];
  if (type === 'revert')
    for (const { token, value } of footers) {
      if (token.toLowerCase() !== 'refs') continue;
      // A word such as "defaced" is hexadecimal too; a commit id without any digit is rarer than that.
      for (const word of value.toLowerCase().split(/[\s,;]/))
        if (isId(word) && /\d/.test(word)) ids.push(word);
    }
  return ids.length > 1 ? [...new Set(ids)] : ids;
}

function statedIds(text: string): string[] {
  return [...text.matchAll(PHRASE)].flatMap(({ 0: phrase, index }) => [
    ...leadingIds(text, index + phrase.length),
  ]);
}

const statedNumbers = (text: string): string[] =>
  [...text.matchAll(PULL_REQUEST)].flatMap(([, number = '']) => number);

/** Ids from a position on, parted by blanks, commas and "and"; ends at the first other word. */
function* leadingIds(text: string, from: number): Generator<string> {
  let start = -1;
  for (let at = from; at <= text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== '' && !' \t\r\n,.;'.includes(character)) {
      if (start === -1) start = at;
      if (at - start >= LONGEST) return;
      continue;
    }
    if (start === -1) continue;
    const word = text.slice(start, at).toLowerCase();
    if (isId(word)) yield word;
    else if (word !== 'and' && word !== 's') return;
    start = -1;
  }
}

function isId(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^[0-9a-f]+$/.test(word);
}
