import type { FragmentProblem, FreezeViolation, LintProblem } from '@tminus/domain';
import type { Context } from '../context.ts';
import { color, oneLine, wrap } from '../output/terminal.ts';
import type { BranchFreeze } from './check-branch.ts';
import { planFile } from './planned-freeze.ts';

export interface LintReport {
  readonly commits: number;
  readonly problems: readonly LintProblem[];
  /** What is wrong in change fragments, each an error; none where a single message is checked. */
  readonly fragments: readonly FragmentProblem[];
  /** Null for a branch that is never frozen. */
  readonly freeze: BranchFreeze | null;
}

type Speaking = Pick<Context, 'translate'>;

const WIDTH = 80;
const SHORT = 8;

/** For people: per commit what is wrong, and the line as it should be; then the same of change fragments. */
export function reportText({ commits, problems, fragments, freeze }: LintReport, context: Speaking): string {
  const bySha = new Map<string, LintProblem[]>();
  for (const problem of problems) bySha.set(problem.sha, [...(bySha.get(problem.sha) ?? []), problem]);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = {
    commits,
    errors: errors + fragments.length + (freeze?.violations.length ?? 0),
    warnings: problems.length - errors,
  };
  return [
    ...[...bySha.values()].flatMap((own) => commitLines(own, context)),
    ...fragmentLines(fragments, context),
    ...freezeLines(freeze, context),
    context.translate('lint.summary', counts),
  ].join('\n');
}

function commitLines(problems: readonly LintProblem[], { translate }: Speaking): string[] {
  const [first] = problems;
  if (first === undefined) return [];
  const mark = first.sha === '' ? '' : `${color.yellow(first.sha.slice(0, SHORT))}  `;
  const lines = problems.flatMap(({ rule, severity, params, fix }) => [
    ...labelled(severity, translate(`lint.${severity}`), oneLine(translate(`lint.rule.${rule}`, params))),
    ...(fix === null ? [] : [`    ${color.green(`→ ${oneLine(fix)}`)}`]),
  ]);
  return [`${mark}${color.bold(oneLine(first.subject))}`, ...lines, ''];
}

function fragmentLines(problems: readonly FragmentProblem[], context: Speaking): string[] {
  const { translate } = context;
  if (problems.length === 0) return [];
  const lines = problems.flatMap(({ path, line, code, params }) => [
    color.bold(oneLine(`${path}:${line}`)),
    ...labelled('error', translate('lint.error'), oneLine(translate(`fragment.problem.${code}`, params))),
  ]);
  return [...lines, ...wrap(oneLine(translate('lint.fragment.help')), WIDTH), ''];
}

function labelled(severity: LintProblem['severity'], label: string, text: string): string[] {
  const [first = '', ...rest] = wrap(`${label}: ${text}`, WIDTH - 2);
  const paint = severity === 'error' ? color.red : color.yellow;
  return [`  ${paint(label)}${first.slice(label.length)}`, ...rest.map((line) => `    ${line}`)];
}

function freezeLines(freeze: BranchFreeze | null, context: Speaking): string[] {
  if (freeze === null) return [];
  const { date, frozen, violations, excepted, branch } = freeze;
  const { translate } = context;
  const wrapped = (text: string): string[] => wrap(oneLine(text), WIDTH);
  const passed = excepted.flatMap(({ subject, exception: { reason, approver } }) =>
    wrapped(translate('lint.freeze.excepted', { subject, reason, approver })),
  );
  if (date === null) return [...wrapped(uncheckedText(freeze, context)), ''];
  if (violations.length === 0)
    return [
      ...passed,
      ...wrapped(translate(frozen ? 'lint.freeze.kept' : 'lint.freeze.open', { branch, date })),
      '',
    ];
  const lines = violations.flatMap((violation) => [
    `${color.yellow(violation.sha.slice(0, SHORT))}  ${color.bold(oneLine(violation.subject))}`,
    ...labelled('error', translate('lint.error'), oneLine(violationText(violation, freeze, context))),
  ]);
  return [...passed, ...lines, ...wrapped(helpText(freeze, context)), ''];
}

function violationText(
  { kind, arrived, ownException }: FreezeViolation,
  { branch, date }: BranchFreeze,
  { translate }: Speaking,
): string {
  const params = { branch, date: date ?? '', arrived: arrived.slice(0, 10) };
  const said = translate(`lint.freeze.${kind}`, params);
  return ownException ? `${said}. ${translate('lint.freeze.ownException')}` : said;
}

/** Of a branch that is for a version, and of no known day. */
const uncheckedText = ({ branch, version }: BranchFreeze, { translate }: Speaking): string =>
  translate('lint.freeze.noDate', { branch, file: planFile(version ?? '') });

const helpText = ({ manager }: BranchFreeze, { translate }: Speaking): string =>
  translate('lint.freeze.help', { manager: manager ?? translate('lint.freeze.anybody') });

/** Workflow commands of GitHub, which shows them beside the run; a GitLab job shows them as they are. */
export function reportGithub({ problems, fragments, freeze }: LintReport, context: Speaking): string {
  const { translate } = context;
  const lines = problems.map(({ severity, rule, params, sha, subject, fix }) => {
    const message = translate(`lint.rule.${rule}`, params);
    const text = `${sha.slice(0, SHORT)} ${subject}: ${message}${fix === null ? '' : ` → ${fix}`}`;
    return `::${severity} title=${property(rule)}::${escaped(text)}`;
  });
  const places = fragments.map(({ path, line, code, params }) => {
    const said = `${translate(`fragment.problem.${code}`, params)}. ${translate('lint.fragment.help')}`;
    return `::error file=${property(path)},line=${line},title=fragment::${escaped(said)}`;
  });
  const frozen = (freeze?.violations ?? []).map((violation) => {
    const said =
      freeze === null ? '' : `${violationText(violation, freeze, context)}. ${helpText(freeze, context)}`;
    return `::error title=freeze::${escaped(`${violation.sha.slice(0, SHORT)} ${violation.subject}: ${said}`)}`;
  });
  const unchecked =
    freeze?.date === null ? [`::warning title=freeze::${escaped(uncheckedText(freeze, context))}`] : [];
  return [...lines, ...places, ...frozen, ...unchecked].join('\n');
}

/** As GitHub's toolkit writes what a workflow command may not hold. */
const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
