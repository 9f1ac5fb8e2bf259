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
  const read = firstLinesByToken(changes);
  const lost: string[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const line = body[at] ?? '';
    const [, name, rest = ''] = FOOTER.exec(line) ?? [];
    const starts = read.get(name?.toLowerCase() ?? '');
    const text = rest.trim();
    const isRead = starts !== undefined && (text === '' || starts.has(text));
    if (name !== undefined && !isRead && (body[at - 1] ?? '') !== '') lost.push(line);
    at = fences.get(at) ?? at;
  }
  return lost;
}

/** How the footers of each name begin, in lower case. */
function firstLinesByToken(changes: readonly Change[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byToken = new Map<string, Set<string>>();
  for (const { footers } of changes)
    for (const { token, value } of footers) {
      const starts = byToken.get(token.toLowerCase()) ?? new Set();
      const end = value.indexOf('\n');
      byToken.set(token.toLowerCase(), starts.add(end < 0 ? value : value.slice(0, end)));
    }
  return byToken;
}
