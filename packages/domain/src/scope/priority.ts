import type { Change } from '../change/change.ts';
import { footerTexts } from '../change/read-footers.ts';

/** 1 must be in, 2 should, 3 could, 4 would be nice: MoSCoW, and P1 to P4. */
export type PriorityRank = 1 | 2 | 3 | 4;

const RANKS: Readonly<Record<PriorityRank, readonly string[]>> = {
  1: [
    'must',
    'must have',
    'p0',
    'p1',
    '0',
    '1',
    'critical',
    'blocker',
    'highest',
    'urgent',
    '必須',
    '最優先',
    '緊急',
  ],
  2: ['should', 'should have', 'p2', '2', 'high', '高', '重要'],
  3: ['could', 'could have', 'p3', '3', 'medium', 'normal', '中', '普通'],
  4: ["won't", 'wont', 'would', 'nice', 'nice to have', 'p4', 'p5', '4', '5', 'low', 'lowest', '低'],
};

const BY_WORD = new Map(
  Object.entries(RANKS).flatMap(([rank, words]) => words.map((word) => [word, Number(rank) as PriorityRank])),
);

/** What a priority means, in the words of MoSCoW, as P1 to P4, as a number, or as high, medium, low; null when unknown. */
export const priorityRank = (text: string | null): PriorityRank | null =>
  text === null
    ? null
    : (BY_WORD.get(
        text
          .trim()
          .toLowerCase()
          .replace(/[\s_-]+/g, ' '),
      ) ?? null);

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

const SEVERITY_WORDS: Readonly<Record<Severity, readonly string[]>> = {
  critical: ['critical', 'blocker', 's0', 's1', 'sev0', 'sev1', '致命的', '重大'],
  high: ['high', 'major', 's2', 'sev2', 'security', 'regression', '高'],
  medium: ['medium', 'minor', 'moderate', 's3', 'sev3', '中'],
  low: ['low', 'trivial', 'cosmetic', 's4', 'sev4', '低', '軽微'],
};

/** How bad the worst of some labels says that a problem is, such as `severity/critical`, `S2` or `Regression`. */
export function severityOfLabels(labels: readonly string[]): Severity | null {
  const words = new Set(labels.flatMap((label) => label.toLowerCase().split(/[\s:/_-]+/)));
  return SEVERITIES.find((severity) => SEVERITY_WORDS[severity].some((word) => words.has(word))) ?? null;
}

/** How bad what a change mends is: by its `Severity:` footer, else high where it mends a vulnerability; null when it does not say. */
export function severityOf({
  footers,
  type,
  refs,
}: Pick<Change, 'footers' | 'type' | 'refs'>): Severity | null {
  const said = severityOfLabels(footerTexts(footers, 'severity'));
  if (said !== null) return said;
  return type === 'security' || refs.some(({ kind }) => kind === 'vulnerability') ? 'high' : null;
}

export interface Prioritised {
  readonly id: string;
  readonly kind: 'feature' | 'fix';
  readonly priority: string | null;
  readonly severity: Severity | null;
}

/**
 * The order in which work goes on after the feature freeze: fixes before features, the worse before the less bad,
 * then by priority. Those of which nobody says it stand among the medium ones, then by id, so that it is always the same.
 */
export function prioritise<T extends Prioritised>(items: readonly T[]): T[] {
  const key = ({ kind, severity, priority }: T): readonly [number, number, number] => [
    kind === 'fix' ? 0 : 1,
    SEVERITIES.indexOf(severity ?? 'medium'),
    priorityRank(priority) ?? 3,
  ];
  return [...items].sort((left, right) => {
    const [one, other] = [key(left), key(right)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || compareIds(left.id, right.id);
  });
}

/** By numbers where ids hold some: BUG-9 before BUG-10. The same on every machine. */
export function compareIds(left: string, right: string): number {
  const [one, other] = [left, right].map((id) => id.replace(/\d+/g, (digits) => digits.padStart(12, '0')));
  if (one === other) return left < right ? -1 : left > right ? 1 : 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
