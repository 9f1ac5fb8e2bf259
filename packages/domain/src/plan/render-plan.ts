import type { Approval } from '../approval/approval.ts';
import { standingApprovals } from '../approval/approval.ts';
import { inWords } from '../message/in-words.ts';
import { isMessageKey, type Translate, translateCode } from '../message/translate.ts';
import { EMPTY_DETAILS, type ReleaseDetails } from '../release/release-details.ts';
import { formatDuration } from './format-duration.ts';
import { inlineText } from './inline-text.ts';
import { leadingComponent } from './leading-component.ts';
import type { Plan, ScopeItem } from './plan.ts';
import { renderDetails } from './render-details.ts';
import { asked, communication, compatibility, risks, rules } from './render-plan-review.ts';
import { postRelease, window, work } from './render-plan-time.ts';

/**
 * The release plan as markdown, in the sections and order of the release coordinator's output
 * format, with the components, gates and findings between them.
 */
export function renderPlan(
  plan: Plan,
  approvals: readonly Approval[],
  translate: Translate,
  details: ReleaseDetails = EMPTY_DETAILS,
): string {
  const sections = [
    header({ ...plan, manager: details.manager ?? plan.manager }, translate),
    renderDetails(details, translate),
    components(plan, translate),
    contents(plan, translate),
    compatibility(plan, translate),
    ...asked(plan, translate),
    timeline(plan, translate),
    work(plan, translate),
    window(plan, translate),
    strategy(plan, translate),
    gates(plan, translate),
    ...rules(plan, translate),
    [
      `## ${translate('plan.flags')}`,
      '',
      translate('plan.flags.columns'),
      '|---|---|---|---|',
      '',
      translate('plan.flags.none'),
    ],
    rollback(plan, translate),
    risks(plan, translate),
    communication(plan, translate),
    signOff(plan, approvals, translate),
    postRelease(plan, translate),
    findings(plan, translate),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function header(plan: Plan, t: Translate): string[] {
  const row = (label: string, value: string): string => `**${label}**: ${value}  `;
  return [
    `# ${t('plan.title', { version: `v${plan.version}` })}`,
    '',
    row(t('plan.type'), t(`release.type.${plan.type}`)),
    row(t('plan.date'), plan.releaseDate),
    row(t('plan.manager'), inlineText(plan.manager)),
    row(t('plan.coordinator'), 'release-coordinator'),
    row(t('plan.branch'), `\`${plan.branch}\``),
    row(t('plan.digest'), `\`${plan.digest}\``).trimEnd(),
  ];
}

function components(plan: Plan, t: Translate): string[] {
  const heads = [t('plan.component'), t('plan.from'), t('plan.to'), t('plan.commit'), t('plan.why')];
  const rows = plan.components.map((component) => {
    const why = translateCode(t, component.reason.code, component.reason.params);
    return `| ${inlineText(component.name)} | ${component.from ?? '–'} | ${component.to} | \`${component.sha.slice(0, 10)}\` | ${inlineText(why)} |`;
  });
  return [`## ${t('plan.components')}`, '', `| ${heads.join(' | ')} |`, '|---|---|---|---|---|', ...rows];
}

function contents(plan: Plan, t: Translate): string[] {
  const several = plan.components.length > 1;
  const line = (items: readonly ScopeItem[]): string => {
    const { subject, refs } = items[0] ?? { subject: '', refs: [] };
    const ids = refs.map(({ raw }) => raw).filter((raw) => !subject.includes(raw));
    const names = items.map(({ component }) => inlineText(component)).join(', ');
    const prefix = several ? `**${names}**: ` : '';
    return `- ${prefix}${inlineText(subject)}${ids.length > 0 ? ` (${inlineText(ids.join(', '))})` : ''}`;
  };
  const list = (title: string, items: readonly ScopeItem[]): string[] => [
    `### ${title}`,
    '',
    ...(items.length === 0 ? [t('plan.none')] : sameChange(items).map(line)),
    '',
  ];
  const { breaking, further = [], otherChanges } = plan;
  return [
    `## ${t('plan.contents')}`,
    '',
    ...list(t('plan.features'), plan.features),
    ...list(t('plan.fixes'), plan.fixes),
    ...(breaking.length > 0 ? list(t('plan.breaking'), breaking) : []),
    ...(further.length > 0 ? list(t('plan.further'), further) : []),
    t('plan.otherChanges', { count: otherChanges }),
  ];
}

/** A change of several components is told once. */
function sameChange(items: readonly ScopeItem[]): readonly (readonly ScopeItem[])[] {
  const groups = new Map<string, ScopeItem[]>();
  for (const item of items) {
    const key = `${item.sha} ${item.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function timeline(plan: Plan, t: Translate): string[] {
  const rows = plan.timeline.map(({ key, start, end, owner }) => {
    const date = start === end ? start : `${start} – ${end}`;
    return `| ${date} | ${t(`plan.milestone.${key}`)} | ${owner} |`;
  });
  const heads = [t('plan.timeline.date'), t('plan.timeline.milestone'), t('plan.timeline.owner')];
  return [`## ${t('plan.timeline')}`, '', `| ${heads.join(' | ')} |`, '|---|---|---|', ...rows];
}

/** What runs, in the order in which it moves, and what is only published. */
function namesInOrder({ components }: Plan): readonly [string[], string[]] {
  const names = (isPublished: boolean): string[] =>
    components
      .filter(({ publishedOnly = false }) => publishedOnly === isPublished)
      .map(({ name }) => inlineText(name));
  return [names(false), names(true)];
}

function strategy(plan: Plan, t: Translate): string[] {
  const lead = leadingComponent(plan.components);
  if (lead === null) return [`## ${t('plan.strategy')}`, '', t('plan.strategy.none')];
  const from = t(`plan.strategy.from.${lead.stepsFrom}`, { type: t(`release.type.${plan.type}`) });
  const [moving, published] = namesInOrder(plan);
  return [
    `## ${t('plan.strategy')}`,
    '',
    `**${t('plan.strategy.type')}**: ${t(`plan.strategy.${lead.strategy}`)} (${from})  `,
    `**${t('plan.strategy.phases')}**:`,
    '',
    ...lead.steps.map(
      ({ percent, soakMs }, index) =>
        `${index + 1}. ${t('plan.strategy.phase', { percent, soak: formatDuration(soakMs) })}`,
    ),
    ...(moving.length > 1
      ? ['', t('plan.strategy.order', { order: moving.join(' → '), lead: inlineText(lead.name) })]
      : []),
    ...(published.length > 0 ? ['', t('plan.strategy.published', { components: published.join(', ') })] : []),
  ];
}

function gates(plan: Plan, t: Translate): string[] {
  const rows = plan.gates.map(({ gate, verdict, owner }) => {
    const key = `plan.gate.${gate}`;
    return `- [ ] ${isMessageKey(key) ? t(key) : gate}: ${t(`plan.gate.verdict.${verdict}`)} (${owner})`;
  });
  return [`## ${t('plan.gates')}`, '', t('plan.gates.intro'), '', ...rows];
}

function rollback(plan: Plan, t: Translate): string[] {
  const [moving] = namesInOrder(plan);
  if (moving.length === 0) return [`## ${t('plan.rollback')}`, '', t('plan.rollback.none')];
  const order = moving.reverse().join(' → ');
  const triggers = [
    t('plan.rollback.errors', { percent: Math.round(plan.rollback.errorRate * 10_000) / 100 }),
    t('plan.rollback.latency', { ms: plan.rollback.slowAfterMs }),
    t('plan.rollback.comparison'),
    t('plan.rollback.critical'),
  ];
  const steps = [
    t('plan.rollback.step.flags'),
    t('plan.rollback.step.traffic', { order }),
    t('plan.rollback.step.notify'),
    t('plan.rollback.step.fix'),
  ];
  return [
    `## ${t('plan.rollback')}`,
    '',
    `**${t('plan.rollback.triggers')}**:`,
    '',
    ...triggers.map((trigger) => `- ${trigger}`),
    '',
    `**${t('plan.rollback.procedure')}**:`,
    '',
    ...steps.map((text, index) => `${index + 1}. ${text}`),
  ];
}

function signOff(plan: Plan, approvals: readonly Approval[], t: Translate): string[] {
  const standing = new Map(standingApprovals(approvals, plan.digest).map((given) => [given.role, given]));
  const rows = plan.approvers.map((role) => {
    const given = standing.get(role);
    const signed =
      given === undefined ? '' : `: ${inlineText(given.person)}, ${new Date(given.at).toISOString()}`;
    const mark = given?.decision === 'approved' ? 'x' : ' ';
    return `- [${mark}] ${t(`plan.role.${role}`)} (\`${role}\`)${signed}${given?.decision === 'rejected' ? ' ✗' : ''}`;
  });
  const self = plan.allowSelfApproval ? ['', t('plan.signoff.self')] : [];
  return [`## ${t('plan.signoff')}`, '', ...rows, ...self];
}

function findings(plan: Plan, t: Translate): string[] {
  if (plan.findings.length === 0) return [];
  const rows = plan.findings.map(
    ({ code, params }) => `- ${inlineText(translateCode(t, code, inWords(t, params)))}`,
  );
  return [`## ${t('plan.findings')}`, '', ...rows];
}
