import type { Finding } from '../plan/finding.ts';
import { type Bundle, bundlesOf, idOf, type LimitedItem } from './bundles.ts';
import { priorityRank } from './priority.ts';
import { SCOPE_MEASURES, type ScopeLimits, type ScopeMeasure } from './scope-limits.ts';

export type ScopeTotals = Readonly<Record<ScopeMeasure, number>>;

/** How a scope stands against its limits, and what to defer. */
export interface LimitedScope {
  readonly totals: ScopeTotals;
  readonly over: readonly {
    readonly measure: ScopeMeasure;
    readonly limit: number;
    readonly actual: number;
  }[];
  /** Ids that go together, in the order in which they should be deferred. */
  readonly defer: readonly (readonly string[])[];
  /** With these deferred. */
  readonly after: ScopeTotals;
  /** Whether that is enough; otherwise what must be in is over the limit by itself. */
  readonly isEnough: boolean;
}

/**
 * Limits a release by its tolerance of risk. What is over the limit leads to a list of what to defer: the lowest
 * priority first, among equals what relieves the exceeded measures most, then by id. Items that depend on each other or
 * share an id are never parted; what must be in and what mends a vulnerability is never deferred; nothing is deferred that
 * does not help, or that fits again in the end. The order of items means nothing.
 */
export function limitScope(items: readonly LimitedItem[], limits: ScopeLimits): LimitedScope {
  const all = bundlesOf(items);
  const totals = totalOf(all);
  const deferred = defer(all, limits);
  const gone = new Set(deferred);
  const after = totalOf(all.filter((bundle) => !gone.has(bundle)));
  return {
    totals,
    over: SCOPE_MEASURES.filter((measure) => totals[measure] > limits[measure]).map((measure) => ({
      measure,
      limit: limits[measure],
      actual: totals[measure],
    })),
    defer: deferred.map((bundle) => bundle.items.map(({ id }) => id)),
    after,
    isEnough: fits(after, limits),
  };
}

const fits = (totals: ScopeTotals, limits: ScopeLimits): boolean =>
  SCOPE_MEASURES.every((measure) => totals[measure] <= limits[measure]);

function totalOf(bundles: readonly Bundle[]): ScopeTotals {
  const items = bundles.flatMap((bundle) => bundle.items);
  const sum = (of: (item: LimitedItem) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  return {
    changes: sum(({ changes }) => changes),
    features: items.filter(({ kind }) => kind === 'feature').length,
    breaking: sum(({ breaking }) => breaking),
    components: new Set(items.flatMap(({ components }) => components)).size,
    risk: sum(({ risk }) => risk),
  };
}

function defer(all: readonly Bundle[], limits: ScopeLimits): Bundle[] {
  let kept = [...all];
  const deferred: Bundle[] = [];
  for (let totals = totalOf(kept); !fits(totals, limits); totals = totalOf(kept)) {
    const reliefs = reliefIn(kept, totals, limits);
    const [best] = kept
      .filter((bundle) => bundle.isDeferrable && (reliefs.get(bundle) ?? 0) > 0)
      .sort(
        (left, right) =>
          right.rank - left.rank ||
          (reliefs.get(right) ?? 0) - (reliefs.get(left) ?? 0) ||
          (idOf(left) < idOf(right) ? -1 : 1),
      );
    if (best === undefined) break;
    kept = kept.filter((bundle) => bundle !== best);
    deferred.push(best);
  }
  return withoutNeedless(all, deferred, limits);
}

/** How much of what is too much each bundle takes away: the sum, over the exceeded measures, of its share of the excess. */
function reliefIn(
  kept: readonly Bundle[],
  totals: ScopeTotals,
  limits: ScopeLimits,
): ReadonlyMap<Bundle, number> {
  const exceeded = SCOPE_MEASURES.filter((measure) => totals[measure] > limits[measure]);
  const users = new Map<string, number>();
  const componentsOf = (bundle: Bundle): ReadonlySet<string> =>
    new Set(bundle.items.flatMap(({ components }) => components));
  for (const bundle of kept)
    for (const name of componentsOf(bundle)) users.set(name, (users.get(name) ?? 0) + 1);
  return new Map(
    kept.map((bundle) => {
      const own = totalOf([bundle]);
      // A component goes only with the last bundle that touches it; halves lead there.
      const components = [...componentsOf(bundle)].reduce((sum, name) => sum + 1 / (users.get(name) ?? 1), 0);
      const relief = exceeded.reduce((sum, measure) => {
        const taken = measure === 'components' ? components : own[measure];
        return sum + Math.min(1, taken / (totals[measure] - limits[measure]));
      }, 0);
      return [bundle, relief];
    }),
  );
}

/** A large one that was deferred late may make an earlier one needless: the most important of these stays in after all. */
function withoutNeedless(all: readonly Bundle[], deferred: readonly Bundle[], limits: ScopeLimits): Bundle[] {
  let gone = [...deferred];
  const before = totalOf(all.filter((bundle) => !gone.includes(bundle)));
  // Where the limit is out of reach, nothing may come back that makes an exceeded measure worse.
  const bounds = Object.fromEntries(
    SCOPE_MEASURES.map((measure) => [measure, Math.max(limits[measure], before[measure])]),
  ) as ScopeTotals;
  for (const bundle of [...deferred].sort((left, right) => left.rank - right.rank)) {
    const rest = gone.filter((other) => other !== bundle);
    if (fits(totalOf(all.filter((other) => !rest.includes(other))), bounds)) gone = rest;
  }
  return gone;
}

/** What a reader of the plan should know: each measure that is over its limit, what to defer, and whether that is enough. */
export function scopeFindings({ over, defer: groups, isEnough }: LimitedScope): Finding[] {
  if (over.length === 0) return [];
  const exceeded = over.map(({ measure, limit, actual }) => ({
    code: `scope.finding.over.${measure}`,
    params: { limit, actual },
  }));
  const items = groups.map((ids) => ids.join(' + ')).join(', ');
  return [
    ...exceeded,
    ...(items === '' ? [] : [{ code: 'scope.finding.defer', params: { items } }]),
    ...(isEnough ? [] : [{ code: 'scope.finding.notEnough', params: {} }]),
  ];
}

/** Priorities that mean nothing to `priorityRank`, with the items that have them. They count as what could be in. */
export function priorityFindings(items: readonly Pick<LimitedItem, 'id' | 'priority'>[]): Finding[] {
  const unknown = items.filter(({ priority }) => priority !== null && priorityRank(priority) === null);
  return [...new Set(unknown.map(({ priority }) => priority ?? ''))].map((priority) => ({
    code: 'scope.finding.priorityUnknown',
    params: {
      priority,
      ids: unknown
        .filter((item) => item.priority === priority)
        .map(({ id }) => id)
        .join(', '),
    },
  }));
}
