import major from 'semver/functions/major.js';
import satisfies from 'semver/functions/satisfies.js';
import { moveRange, type RangeMode } from '../manifest/range.ts';
import type { Finding } from '../plan/finding.ts';
import { isVersionRange } from './declared-range.ts';

/** A component with what it declares of those that it depends on. */
export interface DependentComponent {
  readonly name: string;
  /** Null before the first version. */
  readonly current: string | null;
  /** Null when this release does not move it. */
  readonly next: string | null;
  readonly dependsOn: readonly string[];
  /** Of `tminus.yaml`; they go before those of package files. */
  readonly configured: Readonly<Record<string, string>>;
  /** Of its package files, as `ComponentHistory.ranges` has them. */
  readonly declared: Readonly<Record<string, string>>;
  /** How the release commit moves ranges of its package files; null when it writes none. */
  readonly rangeMode: RangeMode | null;
  /** Whether its versions are dates, of which no number says what is compatible. */
  readonly isCalendar: boolean;
}

export interface CompatibilityPair {
  readonly component: string;
  readonly dependency: string;
  /** As declared; null where nothing that names versions is. */
  readonly range: string | null;
  /** What the release commit makes of it, where that differs. */
  readonly movedTo: string | null;
  /** That it meets once this release is out; null for one that was never released and is not now. */
  readonly version: string | null;
  /** Null where nobody can say. */
  readonly isSatisfied: boolean | null;
  readonly source: 'configuration' | 'package' | 'none';
}

/** All that a component rests on. */
export interface DependencyMap {
  readonly component: string;
  /** The longest chain below it: 0 when it depends on nothing. */
  readonly depth: number;
  /** Directly and through others, by name. */
  readonly all: readonly string[];
}

export interface Compatibility {
  readonly pairs: readonly CompatibilityPair[];
  readonly dependencies: readonly DependencyMap[];
  /** The longest chain of all. */
  readonly depth: number;
  readonly findings: readonly Finding[];
}

/**
 * Holds every declared range against the version that the dependency will have, or has, with npm's rules of ranges; a
 * pre-release counts as a version of its own, as in `leavesRange`. Findings name ranges that leave it out, ranges that are
 * none, dependencies that are no component, and those that move by a major version without a range. A circle is no
 * error here.
 *
 * @param components all of the workspace, so that dependents outside of the release are checked as well
 */
export function checkCompatibility(components: readonly DependentComponent[]): Compatibility {
  const byName = new Map(components.map((component) => [component.name, component]));
  const checked = components.flatMap((component) =>
    [...new Set(component.dependsOn)].map((name) => ({
      component,
      pair: pairOf(component, name, byName.get(name)),
    })),
  );
  const dependencies = mapDependencies(byName);
  return {
    pairs: checked.map(({ pair }) => pair),
    dependencies,
    depth: Math.max(0, ...dependencies.map(({ depth }) => depth)),
    findings: checked.flatMap(({ component, pair }) =>
      findingOf(component, pair, byName.get(pair.dependency)),
    ),
  };
}

function pairOf(
  component: DependentComponent,
  name: string,
  dependency: DependentComponent | undefined,
): CompatibilityPair {
  const [range, source] = rangeOf(component, name);
  const version = dependency?.next ?? dependency?.current ?? null;
  const pair = { component: component.name, dependency: name, range, version, source, movedTo: null };
  if (range === null || version === null || !isVersionRange(range)) return { ...pair, isSatisfied: null };
  const isSatisfied = satisfies(version, range, { includePrerelease: true });
  // What is released together is written anew by the release commit, which only it itself can do.
  const mode = source === 'package' && component.next !== null ? component.rangeMode : null;
  const moved = isSatisfied || mode === null ? null : moveRange(range, version, mode);
  return moved === null || moved === range
    ? { ...pair, isSatisfied }
    : { ...pair, movedTo: moved, isSatisfied: true };
}

function rangeOf(
  { configured, declared }: DependentComponent,
  name: string,
): readonly [string | null, CompatibilityPair['source']] {
  if (Object.hasOwn(configured, name)) return [configured[name] ?? null, 'configuration'];
  if (Object.hasOwn(declared, name)) return [declared[name] ?? null, 'package'];
  return [null, 'none'];
}

function findingOf(
  { name }: DependentComponent,
  { dependency, range, version, isSatisfied }: CompatibilityPair,
  known: DependentComponent | undefined,
): Finding[] {
  const params = { component: name, dependency };
  if (known === undefined) return [{ code: 'compatibility.finding.unknown', params }];
  if (range !== null && !isVersionRange(range))
    return [{ code: 'compatibility.finding.noRange', params: { ...params, range } }];
  if (isSatisfied === false && range !== null && version !== null)
    return [{ code: 'compatibility.finding.outside', params: { ...params, range, version } }];
  const { current, next, isCalendar } = known;
  if (range !== null || current === null || next === null || isCalendar || major(next) === major(current))
    return [];
  return [{ code: 'compatibility.finding.undeclared', params: { ...params, from: current, version: next } }];
}

/** A circle is cut where it closes. */
function mapDependencies(byName: ReadonlyMap<string, DependentComponent>): DependencyMap[] {
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    open.add(name);
    const below = (byName.get(name)?.dependsOn ?? []).filter((other) => !open.has(other));
    const depth = Math.max(0, ...below.map((other) => 1 + depthOf(other)));
    open.delete(name);
    depths.set(name, depth);
    return depth;
  };
  return [...byName.keys()].map((component) => ({
    component,
    depth: depthOf(component),
    all: reachableFrom(component, byName),
  }));
}

function reachableFrom(start: string, byName: ReadonlyMap<string, DependentComponent>): string[] {
  const found = new Set<string>();
  const open = [...(byName.get(start)?.dependsOn ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start || found.has(name)) continue;
    found.add(name);
    open.push(...(byName.get(name)?.dependsOn ?? []));
  }
  return [...found].sort();
}
