/** Every run of characters that could end a line or be invisible: control characters and Unicode line ends. */
const LINE_BREAKING = /[\p{Cc}\u2028\u2029]+/gu;

/** What makes a heading, list, fence or rule of a line that begins with it. */
const BLOCK_START = /^(?:#|[-+*=_]{2}|[-+*](?=\s|$)|~~~|```|\d+[.)](?=\s|$))/;

/**
 * Text that came from outside, made safe for a table cell or list item of a markdown document: it stays on
 * one line, in its cell, and becomes neither markup nor a link.
 */
export function inlineText(text: string): string {
  const line = text.replace(LINE_BREAKING, ' ').trim();
  const escaped = line.replace(/[\\|<>[]/g, '\\$&');
  return BLOCK_START.test(escaped) ? escaped.replace(/[^\d]/, '\\$&') : escaped;
}
