import type { ReleaseType } from '../release/policy.ts';
import { type ComplianceNeed, REGIMES, type Regime, type RegimeId } from './regime.ts';

/** Something that a rule asks of a release before it goes out. */
export interface ComplianceRequirement {
  /** `pci-dss 6.5.1`, or what the configuration calls it. */
  readonly id: string;
  readonly name: string;
  /** The regime's name and clause; null for a rule of the house. */
  readonly reference: string | null;
  /** Who said that it applies. */
  readonly source: 'configuration' | 'release' | 'steering';
  /** Null for all. */
  readonly appliesTo: {
    readonly types: readonly ReleaseType[] | null;
    readonly components: readonly string[] | null;
  };
  readonly needs: readonly ComplianceNeed[];
}

/** Requirements as somebody named them: a regime with all its clauses, or one of the house. */
export interface NamedCompliance {
  /** A regime's id, or a text that names one, such as `PCI DSS`. */
  readonly regimes: readonly string[];
  readonly requirements: readonly Omit<ComplianceRequirement, 'source'>[];
  /** Of the regimes; null for all. */
  readonly appliesTo: ComplianceRequirement['appliesTo'];
}

export interface ComplianceFacts {
  readonly type: ReleaseType;
  readonly components: readonly string[];
  /** By `tminus.yaml`. */
  readonly configured: NamedCompliance;
  /** Named for this release alone. */
  readonly release: NamedCompliance;
  /** Regimes that the steering files name. */
  readonly steering: readonly RegimeId[];
}

export const NO_COMPLIANCE: NamedCompliance = {
  regimes: [],
  requirements: [],
  appliesTo: { types: null, components: null },
};

/**
 * What rules ask of this release, each once: by the configuration before the release's own word before the steering files.
 * A requirement of the configuration with the id of a clause takes the clause's place. In the order of the table of regimes,
 * then those of the house as written.
 */
export function requirementsFor({
  type,
  components,
  configured,
  release,
  steering,
}: ComplianceFacts): ComplianceRequirement[] {
  const all = [
    ...sourced('configuration', configured),
    ...sourced('release', release),
    ...sourced('steering', { ...NO_COMPLIANCE, regimes: steering }),
  ];
  const first = new Map<string, ComplianceRequirement>();
  for (const requirement of all) {
    const known = first.get(requirement.id);
    // The same rule for other components or types is a rule as well.
    const key =
      known === undefined || applies(known, type, components)
        ? requirement.id
        : `${requirement.id}\n${requirement.source}`;
    if (!first.has(key)) first.set(key, requirement);
  }
  return [...first.values()]
    .filter((requirement) => applies(requirement, type, components))
    .sort((left, right) => rank(left) - rank(right));
}

const ORDER = new Map(
  REGIMES.flatMap(({ id, clauses }) => clauses.map(({ clause }) => `${id} ${clause}`)).map((id, index) => [
    id,
    index,
  ]),
);

const rank = ({ id }: ComplianceRequirement): number => ORDER.get(id) ?? ORDER.size;

function applies(
  { appliesTo }: ComplianceRequirement,
  type: ReleaseType,
  components: readonly string[],
): boolean {
  const { types, components: named } = appliesTo;
  return (types?.includes(type) ?? true) && (named?.some((name) => components.includes(name)) ?? true);
}

function sourced(
  source: ComplianceRequirement['source'],
  { regimes, requirements, appliesTo }: NamedCompliance,
): ComplianceRequirement[] {
  const own = requirements.map((requirement) => ({ ...requirement, source }));
  const clauses = regimes.flatMap((text) => {
    const regime = regimeNamed(text);
    return regime === null ? [] : clausesOf(regime).map((clause) => ({ ...clause, source, appliesTo }));
  });
  return [...own, ...clauses];
}

const clausesOf = (regime: Regime): Pick<ComplianceRequirement, 'id' | 'name' | 'reference' | 'needs'>[] =>
  regime.clauses.map(({ clause, name, needs }) => ({
    id: `${regime.id} ${clause}`,
    name,
    reference: `${regime.name} ${clause}`,
    needs,
  }));

const plain = (text: string): string => text.toLowerCase().replace(/[\s_/-]+/g, '');

/** The regime that a text names by its id, its name or another usual writing; null when none does. */
export function regimeNamed(text: string): Regime | null {
  const wanted = plain(text);
  const found = REGIMES.find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((each) => plain(each) === wanted),
  );
  return found ?? null;
}

/** What is asked for, what is there, and what is missing. */
export interface ComplianceState {
  readonly open: readonly {
    readonly requirement: ComplianceRequirement;
    readonly missing: readonly ComplianceNeed[];
  }[];
  /** 0 to 1: the share of needs that are met, each requirement with the same weight; 1 where nothing is asked for (X-15's C). */
  readonly factor: number;
}

/**
 * Compares requirements with the evidence that is there.
 *
 * @param met needs for which there is evidence; whatever is not among them is missing
 */
export function complianceState(
  requirements: readonly ComplianceRequirement[],
  met: ReadonlySet<ComplianceNeed>,
): ComplianceState {
  const open = requirements
    .map((requirement) => ({ requirement, missing: requirement.needs.filter((need) => !met.has(need)) }))
    .filter(({ missing }) => missing.length > 0);
  const lost = open.reduce(
    (sum, { requirement, missing }) => sum + missing.length / requirement.needs.length,
    0,
  );
  const factor = requirements.length === 0 ? 1 : 1 - lost / requirements.length;
  return { open, factor: Math.round(factor * 10_000) / 10_000 };
}
