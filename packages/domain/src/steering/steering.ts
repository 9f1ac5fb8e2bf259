import type { RegimeId } from '../compliance/regime.ts';
import type { RiskLevel } from '../release/policy.ts';

export const STEERING_NAMES = ['structure', 'tech', 'product'] as const;
export type SteeringName = (typeof STEERING_NAMES)[number];

/** Where each lies, relative to `tminus.yaml`. */
export const STEERING_FILES: Readonly<Record<SteeringName, string>> = {
  structure: 'steering/structure.md',
  tech: 'steering/tech.md',
  product: 'steering/product.md',
};

/** Larger files are not read: nobody writes a megabyte by hand. In bytes of a file, and in characters of a text. */
export const STEERING_LIMIT = 1_000_000;

/** A file as it was found. */
export type SteeringFile =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'tooLarge' }
  | { readonly state: 'unreadable'; readonly reason: string };

export type SteeringFiles = Readonly<Record<SteeringName, SteeringFile>>;

/** A name that a file gives to a component, and where. */
export interface NamedComponent {
  readonly name: string;
  readonly line: number;
}

export interface ServiceObjective {
  readonly kind: 'availability' | 'latency';
  /** Availability: 0 to 1. Latency: milliseconds. */
  readonly target: number;
  /** Of a latency, for example 95; null for an availability. */
  readonly percentile: number | null;
  readonly line: number;
}

/** What the steering files say, as far as it can be told from them. */
export interface Steering {
  readonly files: Readonly<
    Record<SteeringName, Exclude<SteeringFile, { readonly text: string }> | { readonly state: 'read' }>
  >;
  /** From lists, tables and headings about components. */
  readonly components: readonly NamedComponent[];
  /** Components of the workspace that `structure.md` names anywhere, by their names there. */
  readonly mentioned: readonly string[];
  /** Ids of the table of tools, such as `kubernetes`. */
  readonly tools: readonly string[];
  readonly languages: readonly string[];
  /** Audiences, such as `enterprise`. */
  readonly audiences: readonly string[];
  /** Users as the file calls them. */
  readonly users: readonly string[];
  readonly businessImpact: { readonly level: RiskLevel; readonly line: number } | null;
  readonly objectives: readonly ServiceObjective[];
  /** Local times `HH:MM`; null where none are given. */
  readonly businessHours: { readonly start: string; readonly end: string } | null;
  /** An IANA name; whether there is such a zone is for the calendar to say. */
  readonly timeZone: string | null;
  /** Times of more business than usual, as written. */
  readonly peaks: readonly string[];
  readonly compliance: readonly RegimeId[];
}
