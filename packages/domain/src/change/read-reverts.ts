import type { Footer } from './change.ts';

const PHRASE = 'this reverts commit';
const SHORTEST = 7;
const LONGEST = 64;

/**
 * Commits that a message says it reverts: the ids after `This reverts commit`, and, in a commit of type
 * `revert`, the ids in its `Refs:` footers. Lower case, full or abbreviated to at least 7 digits.
 */
export function readReverts(text: string, type: string | null, footers: readonly Footer[]): string[] {
  const ids = new Set<string>();
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(PHRASE); at !== -1; at = lower.indexOf(PHRASE, at + 1))
    for (const id of leadingIds(lower, at + PHRASE.length)) ids.add(id);
  if (type === 'revert')
    for (const { token, value } of footers) {
      if (token.toLowerCase() !== 'refs') continue;
      // A word such as "defaced" is hexadecimal too; a commit id without any digit is rarer than that.
      for (const word of value.toLowerCase().split(/[\s,;]/))
        if (isId(word) && /\d/.test(word)) ids.add(word);
    }
  return [...ids];
}

/** Ids from a position on, parted by blanks, commas and "and"; ends at the first other word. */
function* leadingIds(text: string, from: number): Generator<string> {
  let start = -1;
  for (let at = from; at <= text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== '' && !' \t\n,.;'.includes(character)) {
      if (start === -1) start = at;
      if (at - start >= LONGEST) return;
      continue;
    }
    if (start === -1) continue;
    const word = text.slice(start, at);
    if (isId(word)) yield word;
    else if (word !== 'and' && word !== 's') return;
    start = -1;
  }
}

function isId(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^[0-9a-f]+$/.test(word);
}
