// The bundler leaves regular expressions as they are written; what is read as ASCII must be ASCII.
import { readFile, writeFile } from 'node:fs/promises';

/** Rewrites a script so that every sign beyond ASCII is an escape, which means the same in texts, patterns and names. */
export async function toAscii(file) {
  const text = await readFile(file, 'utf8');
  // An escape behind a backslash would mean something else.
  const odd = /(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.exec(text);
  if (odd !== null) throw new Error(`${file}: cannot be escaped: ${odd[0]}`);
  const escaped = text.replaceAll(
    /[^\0-\x7f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (escaped !== text) await writeFile(file, escaped);
}
