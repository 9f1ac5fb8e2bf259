/** A freeze that does not hold this release back any more, and who answers for that. */
export interface FreezeOverride {
  /** Its id. */
  readonly freeze: string;
  readonly name: string;
  readonly reason: string;
  /** `name <email>`. */
  readonly approver: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Freezes that were overridden for a release. */
export const overridesOf = ({
  overrides,
}: {
  readonly overrides?: readonly FreezeOverride[];
}): readonly FreezeOverride[] => overrides ?? [];
