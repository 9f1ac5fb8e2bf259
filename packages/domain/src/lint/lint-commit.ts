import type { Change, Commit } from '../change/change.ts';
import { CHANGE_TYPES, meaningOf } from '../change/change-type.ts';
import { parseCommit, type ReadingRules } from '../change/parse-commit.ts';
import { readHeader } from '../change/read-header.ts';
import type { ErrorParams } from '../error/refusal.ts';
import { lostFooters } from './lost-footers.ts';
import { nearestWord } from './nearest-word.ts';
import { intendedType, repairHeader, withoutFullStop } from './repair-header.ts';

/** What the configuration demands beyond Conventional Commits; null where it says nothing. */
export interface LintSettings {
  readonly types: readonly string[] | null;
  readonly scopes: readonly string[] | null;
  /** Characters of the first line, without the number of a pull request that a forge puts behind it. */
  readonly maxSubject: number | null;
  /** Types whose commits must name what they belong to. */
  readonly requireReference: readonly string[];
  /** Names of the components, which are always good scopes. */
  readonly components: readonly string[];
}

export type LintRule =
  | 'empty'
  | 'form'
  | 'type'
  | 'typeSpelling'
  | 'scope'
  | 'subjectLength'
  | 'fullStop'
  | 'blankLine'
  | 'breakingFooter'
  | 'breakingSpelling'
  | 'breakingPlural'
  | 'breakingMark'
  | 'footerLost'
  | 'reference'
  | 'leftover';

export interface LintProblem {
  readonly sha: string;
  /** 0 for the header, 1, 2, … for the entries of a squash merge. */
  readonly index: number;
  /** First line as written. */
  readonly subject: string;
  readonly rule: LintRule;
  /** What misleads the version, or breaks what the configuration demands, is an error; a habit is a warning. */
  readonly severity: 'error' | 'warning';
  /** Values of the message `lint.rule.<rule>`. */
  readonly params: ErrorParams;
  /** The line as it should be; null when it cannot be told. */
  readonly fix: string | null;
}

/** As long as a line of a commit list is on a wide terminal; commitlint's conventional preset has the same. */
const USUAL_LENGTH = 100;
const LEFTOVER = /^(?:fixup|squash|amend)! /;
const PULL_REQUEST = / \(#\d+\)$/;

type Found = Omit<LintProblem, 'sha' | 'index' | 'subject'>;
type Header = NonNullable<ReturnType<typeof readHeader>>;

/**
 * What a commit's message should say differently, by Conventional Commits 1.0.0 and the settings. Merge commits, and
 * reverts as git itself words them, are fine as they are.
 *
 * @param rules how the team's messages are read
 */
export function lintCommit(
  commit: Pick<Commit, 'sha' | 'message' | 'parents'>,
  settings: LintSettings,
  rules?: ReadingRules,
): LintProblem[] {
  if (commit.parents.length > 1) return [];
  const lines = commit.message.split('\n').map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line.trim() !== '');
  const headline = lines[first]?.trim() ?? '';
  const changes = parseCommit({ ...commit, date: '', author: '', files: [] }, [], rules);
  const [own, ...entries] = changes;
  if (own === undefined || isGitsRevert(headline, own)) return [];
  const header = readHeader(headline);
  const found =
    header === null
      ? [formProblem(headline, settings)]
      : [
          ...headerProblems(headline, header, settings),
          ...bodyProblems(headline, lines.slice(first + 1), header, own),
          ...lostFooters(lines.slice(first + 1), changes).map((line) =>
            problem('footerLost', 'warning', { line }),
          ),
          ...referenceProblems(changes, settings),
        ];
  const placed = (index: number, subject: string) => (problem: Found) => ({
    sha: commit.sha,
    index,
    subject,
    ...problem,
  });
  return [
    ...found.map(placed(0, headline)),
    ...entries.flatMap((entry) =>
      typeProblems(entry.type ?? '', entry.type ?? '', settings, (type) => `${type}: ${entry.subject}`).map(
        placed(entry.index, entry.subject),
      ),
    ),
  ];
}

const isGitsRevert = (headline: string, change: Change): boolean =>
  /^(?:Revert|Reapply) "/.test(headline) && (change.reverts.length > 0 || headline.endsWith('"'));

const typesOf = ({ types }: LintSettings): readonly string[] => types ?? Object.keys(CHANGE_TYPES);

const problem = (
  rule: LintRule,
  severity: Found['severity'],
  params: ErrorParams = {},
  fix: string | null = null,
): Found => ({ rule, severity, params, fix });

function formProblem(headline: string, settings: LintSettings): Found {
  if (headline === '') return problem('empty', 'error');
  if (LEFTOVER.test(headline)) return problem('leftover', 'error', { mark: headline.split(' ', 1)[0] ?? '' });
  return problem('form', 'error', {}, repairHeader(headline, typesOf(settings)));
}

function headerProblems(headline: string, header: Header, settings: LintSettings): Found[] {
  const { scope, breaking, subject } = header;
  const written = /^[\w-]+/.exec(headline)?.[0] ?? header.type;
  const rest = headline.slice(written.length);
  const found = typeProblems(written, header.type, settings, (type) => `${type}${rest}`);
  found.push(...scopeProblems(header, settings));
  const length = [...headline.replace(PULL_REQUEST, '')].length;
  const limit = settings.maxSubject ?? USUAL_LENGTH;
  if (length > limit)
    found.push(
      problem('subjectLength', settings.maxSubject === null ? 'warning' : 'error', { length, limit }),
    );
  const short = withoutFullStop(subject);
  if (short !== subject) {
    const type = intendedType(header.type, typesOf(settings)) ?? header.type;
    const fix = `${type}${scope === null ? '' : `(${scope})`}${breaking ? '!' : ''}: ${short}`;
    found.push(problem('fullStop', 'warning', {}, fix));
  }
  return found;
}

function typeProblems(
  written: string,
  type: string,
  settings: LintSettings,
  fixed: (type: string) => string,
): Found[] {
  const types = typesOf(settings);
  if (types.includes(written)) return [];
  const intended = intendedType(type, types);
  const fix = intended === null ? null : fixed(intended);
  const params = { type: written, types: types.join(', ') };
  // Case says nothing (rule 15), and a spelling that the version counts alike misleads nobody.
  const isKnown = types.includes(type) || (settings.types === null && meaningOf(type) !== null);
  if (isKnown)
    return [problem('typeSpelling', 'warning', { type: written, intended: intended ?? type }, fix)];
  return [problem('type', 'error', params, fix)];
}

/** Without a list any scope will do, but for one that looks like a component misspelt. */
function scopeProblems({ type, scope, breaking, subject }: Header, settings: LintSettings): Found[] {
  if (scope === null) return [];
  const known = [...(settings.scopes ?? []), ...settings.components];
  // Several scopes in one, as many people write them.
  const names = scope.split(/\s*[,|]\s*/).filter((name) => name !== '');
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const nearest = nearestWord(name, known);
    if (settings.scopes === null && nearest === null) return [];
    const meant = nearest === null ? null : scope.replace(name, () => nearest);
    const fix = meant === null ? null : `${type}(${meant})${breaking ? '!' : ''}: ${subject}`;
    const severity = settings.scopes === null ? 'warning' : 'error';
    return [problem('scope', severity, { scope: name, known: known.join(', ') }, fix)];
  });
}

const LOST_NOTE = /^breaking[ -]changes?\s*[:：#]/i;
/** In capitals at the start of a paragraph, and not a sentence about such notes. */
const WITHOUT_COLON =
  /^BREAKING[ -]CHANGES?\s+(?!(?:is|are|was|were|and|or|as|has|have|will|must|should|footers?|notes?)\b)[^\s#]/;

/** Two words, or one, with a colon behind them. */
const LABELLED = /^([A-Za-z]{5,12}[ _-]?[A-Za-z]{3,10})\s*[:：](?!:)\s*/;
/** As a sentence begins. */
const PROSE = /^[A-Za-z][a-z]+ ?[a-z]+$/;
const NOTE_WORDS = ['breakingchange', 'breakingchanges'];
/** Counted as a note here, by no other tool. */
const PLURAL = /^BREAKING[ -]CHANGES\s*:\s*/;

/** A line that meant to be a breaking note, by two letters at most; null for any other. As a sentence begins, it may be prose. */
function misspeltNote(line: string): Found | null {
  const [start = '', label = ''] = LABELLED.exec(line) ?? [];
  const word = label.toLowerCase().replace(/[ _-]/, '');
  if (label === '' || nearestWord(word, NOTE_WORDS) === null) return null;
  const severity = PROSE.test(label) ? 'warning' : 'error';
  return problem('breakingSpelling', severity, { line }, `BREAKING CHANGE: ${line.slice(start.length)}`);
}

/** Conventional Commits 1.0.0, rules 6 and 11 to 13, and 15: only in capitals does a footer say that something breaks. */
function bodyProblems(headline: string, body: readonly string[], header: Header, own: Change): Found[] {
  const found: Found[] = [];
  if (body[0] !== undefined && body[0].trim() !== '') found.push(problem('blankLine', 'warning'));
  const lost = own.breaking
    ? undefined
    : body.find(
        (line, index) =>
          LOST_NOTE.test(line.trim()) || ((body[index - 1] ?? '').trim() === '' && WITHOUT_COLON.test(line)),
      );
  if (lost !== undefined) {
    const fix = lost.trim().replace(/^breaking[ -]changes?\s*[:：#]?\s*/i, 'BREAKING CHANGE: ');
    found.push(problem('breakingFooter', 'error', { line: lost.trim() }, fix));
  }
  for (const line of body.map((each) => each.trim())) {
    const plural = PLURAL.exec(line)?.[0];
    if (plural !== undefined)
      found.push(
        problem('breakingPlural', 'warning', { line }, `BREAKING CHANGE: ${line.slice(plural.length)}`),
      );
    const misspelt = own.breaking || lost !== undefined ? null : misspeltNote(line);
    if (misspelt !== null) found.push(misspelt);
  }
  if (own.breaking && !header.breaking)
    found.push(problem('breakingMark', 'warning', {}, headline.replace(/\s*:/, '!:')));
  return found;
}

function referenceProblems(changes: readonly Change[], { requireReference }: LintSettings): Found[] {
  const [own] = changes;
  const isNamed = changes.some(({ refs }) => refs.length > 0);
  if (own?.type == null || isNamed || !requireReference.includes(own.type)) return [];
  return [problem('reference', 'error', { type: own.type })];
}
