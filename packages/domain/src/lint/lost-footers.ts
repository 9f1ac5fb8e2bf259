import type { Change } from '../change/change.ts';
import { endsOfFences } from '../change/ends-of-fences.ts';

/** Footers that readers of a release would miss: what they announce, and what they ask for. */
const NAMES = [
  'deprecated',
  'security',
  'migration',
  'known-issue',
  'description',
  'how-to',
  'impact',
  'before-after',
  'workaround',
  'highlight',
  'release-as',
];
const FOOTER = new RegExp(`^(${NAMES.join('|')}):(?:[ \\t]+(.*))?$`, 'i');

/**
 * Lines of a body that look like a footer and are read as text, since the line above them is neither empty nor a footer
 * (Conventional Commits 1.0.0, rule 8).
 *
 * @param body without blanks at the ends of its lines
 * @param changes what the message was read as
 */
export function lostFooters(body: readonly string[], changes: readonly Change[]): string[] {
  const fences = endsOfFences(body);
  const read = changes.flatMap(({ footers }) => footers);
  const lost: string[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const line = body[at] ?? '';
    const [, name, text = ''] = FOOTER.exec(line) ?? [];
    const isRead = read.some(
      ({ token, value }) => token.toLowerCase() === name?.toLowerCase() && value.startsWith(text),
    );
    if (name !== undefined && !isRead && (body[at - 1] ?? '') !== '') lost.push(line);
    at = fences.get(at) ?? at;
  }
  return lost;
}
