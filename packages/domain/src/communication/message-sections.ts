import { formatDuration } from '../plan/format-duration.ts';
import { inlineText } from '../plan/inline-text.ts';
import { leadingComponent, movingComponents } from '../plan/leading-component.ts';
import type { ScopeItem } from '../plan/plan.ts';
import type { MessageContent } from './communication-plan.ts';
import { itemLines, labelled, type MessageView, textLines } from './message-view.ts';
import { clockTime, windowText } from './window-text.ts';

/** What each kind of content says (R-139, R-141), as lines of markdown below its heading. */
export const MESSAGE_SECTIONS: Readonly<Record<MessageContent, (view: MessageView) => readonly string[]>> = {
  breaking_changes: (view) => [view.t('message.breaking.intro'), '', ...itemLines(view, view.plan.breaking)],
  technical_details: (view) => [
    ...versions(view),
    '',
    ...breaks(view),
    ...labelled(view.t('plan.features'), itemLines(view, unbroken(view, view.plan.features))),
    ...labelled(view.t('plan.fixes'), itemLines(view, unbroken(view, view.plan.fixes))),
    ...labelled(view.t('plan.further'), itemLines(view, view.plan.further ?? [])),
    view.t('plan.otherChanges', { count: view.plan.otherChanges }),
  ],
  deployment_plan: deploymentPlan,
  schedule,
  monitoring,
  known_issues: (view) => {
    const known = view.knownIssues.map(({ text }) => text);
    return known.length === 0 ? [view.t('message.noneKnown')] : textLines(known);
  },
  workarounds: (view) => {
    const known = view.knownIssues.flatMap(({ text, description }) =>
      description === null ? [] : [`- **${inlineText(text)}**: ${inlineText(description)}`],
    );
    return known.length === 0 ? [view.t('message.noneKnown')] : known;
  },
  feature_impact: (view) => [
    ...breaks(view),
    ...labelled(view.t('message.new'), itemLines(view, unbroken(view, view.plan.features))),
    view.t('message.counts', counts(view)),
  ],
  user_documentation: (view) => [
    view.t('message.documentation', { file: notesFile(view) }),
    ...withBlank(itemLines(view, [...view.plan.breaking, ...view.plan.features])),
  ],
  announcement: (view) =>
    view.details.announcements.length > 0
      ? textLines(view.details.announcements)
      : [
          view.t('message.noAnnouncement', {
            command: `tminus release edit v${view.plan.version} --announce`,
          }),
        ],
  positioning: (view) => {
    const { theme, objectives } = view.details;
    if (theme === null && objectives.length === 0)
      return [
        view.t('message.noPositioning', { command: `tminus release edit v${view.plan.version} --theme` }),
      ];
    return [...(theme === null ? [] : [`**${inlineText(theme)}**`, '']), ...textLines(objectives)];
  },
  detailed_notes: (view) => [
    view.t('message.notes', { file: notesFile(view) }),
    '',
    ...labelled(view.t('plan.features'), itemLines(view, news(view, view.plan.features))),
    ...labelled(view.t('plan.fixes'), itemLines(view, news(view, view.plan.fixes))),
    ...labelled(view.t('plan.further'), itemLines(view, view.plan.further ?? [])),
  ],
  upgrade_guide: (view) => [
    ...versions(view),
    '',
    ...(view.plan.breaking.length === 0 ? [view.t('message.nothingBreaks')] : upgrade(view)),
  ],
  highlights: (view) => highlights({ ...view, most: Math.min(view.most, 5) }),
  instructions: (view) => (view.plan.breaking.length === 0 ? [view.t('message.nothingToDo')] : upgrade(view)),
  whats_new: (view) => [
    ...labelled(view.t('message.new'), itemLines(view, news(view, view.plan.features))),
    ...labelled(view.t('message.mended'), itemLines(view, news(view, view.plan.fixes))),
    ...(isEmpty(view) ? [view.t('message.inside')] : []),
  ],
  benefits: (view) => {
    const { theme, objectives } = view.details;
    if (objectives.length > 0) return textLines(objectives);
    return [theme === null ? view.t('message.counts', counts(view)) : inlineText(theme)];
  },
  approval_request: approvalRequest,
};

/** What breaks is among features and fixes too, and told once. */
const unbroken = ({ plan }: MessageView, items: readonly ScopeItem[]): readonly ScopeItem[] =>
  items.filter(
    ({ sha, subject }) => !plan.breaking.some((item) => item.sha === sha && item.subject === subject),
  );

const news = (view: MessageView, items: readonly ScopeItem[]): readonly ScopeItem[] =>
  view.tellsBreaks ? unbroken(view, items) : items;

const notesFile = ({ plan }: MessageView): string => `docs/releases/v${plan.version}.md`;

const isEmpty = ({ plan }: MessageView): boolean => plan.features.length === 0 && plan.fixes.length === 0;

const counts = ({ plan }: MessageView) => ({ features: plan.features.length, fixes: plan.fixes.length });

const withBlank = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);

const versions = ({ plan, message }: MessageView): string[] =>
  plan.components.map(({ name, from, to, sha }) => {
    const commit = message.audience === 'development' ? ` (\`${sha.slice(0, 10)}\`)` : '';
    return `- ${inlineText(name)}: ${from ?? '–'} → ${to}${commit}`;
  });

/** What breaks, unless it is told in a section of its own. */
const breaks = (view: MessageView): string[] =>
  view.tellsBreaks ? [] : labelled(view.t('plan.breaking'), itemLines(view, view.plan.breaking));

const upgrade = (view: MessageView): string[] => [
  view.t('message.upgrade', { file: notesFile(view) }),
  ...(view.tellsBreaks ? [] : withBlank(itemLines(view, view.plan.breaking))),
];

function highlights(view: MessageView): readonly string[] {
  const { features, fixes } = view.plan;
  if (isEmpty(view)) return [view.t('message.inside')];
  const [first, others] = [news(view, features), news(view, fixes)];
  return itemLines(view, first.length > 0 ? first : others);
}

function schedule({ plan, message, t }: MessageView): readonly string[] {
  const { window } = plan;
  const rows = plan.timeline.map(({ key, start, end, owner }) => {
    const days = start === end ? start : `${start} – ${end}`;
    return `- ${days}: ${t(`plan.milestone.${key}`)} (${owner})`;
  });
  return [
    `- **${t('plan.date')}**: ${plan.releaseDate}`,
    ...(window === undefined ? [] : [`- **${t('message.window')}**: ${windowText(window)}`]),
    // Who is told in a hurry wants to know when, and not by which steps.
    ...(message.level === 'urgent' || rows.length === 0 ? [] : ['', ...rows]),
  ];
}

function deploymentPlan({ plan, t }: MessageView): readonly string[] {
  const lead = leadingComponent(plan.components);
  if (lead === null) return [t('plan.strategy.none')];
  const moving = movingComponents(plan.components).map(({ name }) => inlineText(name));
  const others = plan.components.filter(({ publishedOnly }) => publishedOnly === true);
  const steps = lead.steps.map(
    ({ percent, soakMs }, index) =>
      `${index + 1}. ${t('plan.strategy.phase', { percent, soak: formatDuration(soakMs) })}`,
  );
  return [
    t(`plan.strategy.${lead.strategy}`),
    '',
    ...steps,
    ...(moving.length > 1
      ? ['', t('plan.strategy.order', { order: moving.join(' → '), lead: inlineText(lead.name) })]
      : []),
    ...(others.length > 0
      ? [
          '',
          t('plan.strategy.published', { components: others.map(({ name }) => inlineText(name)).join(', ') }),
        ]
      : []),
  ];
}

function monitoring({ plan, t }: MessageView): readonly string[] {
  if (movingComponents(plan.components).length === 0) return [t('plan.rollback.none')];
  const { errorRate, slowAfterMs } = plan.rollback;
  const until = plan.window && clockTime(plan.window.soakEnd, plan.window.zone);
  return [
    t('message.monitoring'),
    '',
    `- ${t('plan.rollback.errors', { percent: Math.round(errorRate * 10_000) / 100 })}`,
    `- ${t('plan.rollback.latency', { ms: slowAfterMs })}`,
    `- ${t('plan.rollback.comparison')}`,
    ...(until === undefined ? [] : ['', t('message.monitoring.until', { time: until })]),
  ];
}

function approvalRequest({ plan, missingApprovals, t }: MessageView): readonly string[] {
  if (missingApprovals.length === 0) return [t('message.approval.given')];
  const release = `v${plan.version}`;
  return [
    t('message.approval.ask', { document: `storage/releases/${release}/release-plan.md` }),
    '',
    ...missingApprovals.map(
      (role) => `- ${t(`plan.role.${role}`)}: \`tminus approve ${release} --as ${role}\``,
    ),
    '',
    `${t('plan.digest')}: \`${plan.digest}\``,
  ];
}
