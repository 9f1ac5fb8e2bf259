import { CHANGE_TYPES, type ChangelogSection, meaningOf } from '../change/change-type.ts';
import { readReferences } from '../change/read-references.ts';
import { SECTIONS } from '../changelog/section.ts';
import { nearestWord } from '../lint/nearest-word.ts';
import { FRAGMENT_KINDS, type Fragment, type FragmentKind, type FragmentProblem } from './fragment.ts';
import { isTranslation } from './in-language.ts';
import { type Field, itemsOf, readFrontMatter } from './read-front-matter.ts';

export type ReadFragment =
  | { readonly ok: true; readonly fragment: Fragment }
  | { readonly ok: false; readonly problems: readonly FragmentProblem[] };

const KEYS = ['kind', 'type', 'section', 'scope', 'component', 'refs', 'commit', 'breaking'] as const;

type Report = (
  line: number,
  code: FragmentProblem['code'],
  params?: Readonly<Record<string, string>>,
) => void;

/**
 * Reads one file of change fragments: front matter of `key: value` lines, then the subject on the first line and, below
 * it, whatever else readers should know. Everything that is wrong is returned at once, each with its line.
 *
 * @param known names of components that there are; null does not check them
 */
export function readFragment(
  path: string,
  text: string,
  known: readonly string[] | null = null,
): ReadFragment {
  const front = readFrontMatter(path, text);
  const problems: FragmentProblem[] = [...front.problems];
  const report: Report = (line, code, params = {}) => problems.push({ path, line, code, params });
  const fields = new Map<string, Field>();
  for (const field of front.fields) {
    if ((KEYS as readonly string[]).includes(field.key)) fields.set(field.key, field);
    else reportName(field, 'key', { key: field.key }, KEYS, report);
  }
  const kind = oneOf(fields.get('kind'), FRAGMENT_KINDS, report) ?? 'change';
  const { subject, body } = wordsOf(front.text);
  const fragment: Fragment = {
    path,
    kind,
    type: typeOf(fields.get('type'), report),
    section: oneOf<ChangelogSection>(fields.get('section'), SECTIONS, report),
    scope: fields.get('scope')?.value || null,
    components: componentsOf(fields.get('component'), known, report),
    refs: refsOf(fields.get('refs'), report),
    commit: commitOf(fields.get('commit'), report),
    ...(fields.has('commit') && { commitLine: fields.get('commit')?.line ?? 1 }),
    breaking: flagOf(fields.get('breaking'), report),
    subject,
    body,
  };
  if (subject === '' && !problems.some(({ code }) => code === 'unclosed')) report(front.textLine, 'subject');
  if (problems.length === 0 && isKindless(fragment)) report(1, 'kindless');
  return problems.length === 0 ? { ok: true, fragment } : { ok: false, problems };
}

/**
 * A change must say where in the changelog it belongs; rewording a commit, it may leave that to the commit, and
 * translating another file, to that one.
 */
const isKindless = ({ path, kind, type, section, commit }: Fragment): boolean =>
  kind === 'change' && type === null && section === null && commit === null && !isTranslation(path);

/** The subject may be written as a heading or as the bullet that it becomes. */
function wordsOf(text: string): { readonly subject: string; readonly body: string } {
  const [first = '', ...rest] = text.trim().split('\n');
  return {
    subject: first.replace(/^(?:#{1,6}|[-*])\s+/, '').trim(),
    body: rest
      .join('\n')
      .trim()
      .replaceAll(/[^\S\n]+$/gm, ''),
  };
}

function oneOf<T extends ChangelogSection | FragmentKind>(
  field: Field | undefined,
  allowed: readonly T[],
  report: Report,
): T | null {
  if (field === undefined) return null;
  const found = allowed.find((name) => name === field.value.toLowerCase());
  if (found === undefined) reportValue(field, allowed, report);
  return found ?? null;
}

function typeOf(field: Field | undefined, report: Report): string | null {
  if (field === undefined) return null;
  const type = field.value.toLowerCase();
  if (meaningOf(type) !== null) return type;
  reportValue(field, Object.keys(CHANGE_TYPES), report);
  return null;
}

function flagOf(field: Field | undefined, report: Report): boolean | null {
  if (field === undefined) return null;
  if (field.value === 'true' || field.value === 'false') return field.value === 'true';
  reportValue(field, ['true', 'false'], report);
  return null;
}

function commitOf(field: Field | undefined, report: Report): string | null {
  if (field === undefined) return null;
  if (/^[0-9a-f]{7,64}$/i.test(field.value)) return field.value.toLowerCase();
  report(field.line, 'commit', { got: field.value });
  return null;
}

function refsOf(field: Field | undefined, report: Report): Fragment['refs'] {
  if (field === undefined) return [];
  return itemsOf(field.value).flatMap((item) => {
    const [ref, ...others] = readReferences(item);
    if (ref !== undefined && others.length === 0 && ref.raw === item) return [ref];
    report(field.line, 'reference', { got: item });
    return [];
  });
}

function componentsOf(field: Field | undefined, known: readonly string[] | null, report: Report): string[] {
  if (field === undefined) return [];
  const names = itemsOf(field.value);
  for (const name of names)
    if (known !== null && !known.includes(name))
      reportName({ ...field, value: name }, 'component', { got: name }, known, report);
  return [...new Set(names)];
}

const reportValue = (field: Field, allowed: readonly string[], report: Report): void =>
  reportName(field, 'value', { key: field.key, got: field.value }, allowed, report);

/** What is there instead of a name that is not: the nearest one, as it was probably meant, else all of them. */
function reportName(
  { key, value, line }: Field,
  code: 'key' | 'value' | 'component',
  params: Readonly<Record<string, string>>,
  known: readonly string[],
  report: Report,
): void {
  const nearest = nearestWord(code === 'key' ? key : value, known);
  if (nearest === null) report(line, code, { ...params, known: known.join(', ') });
  else report(line, `${code}Near`, { ...params, nearest });
}
