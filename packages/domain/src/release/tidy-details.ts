import type { ReleaseDetails } from './release-details.ts';

/** What somebody asks to be said of a release, as they wrote it; what is left out stays as it is. */
export type DetailsEdit = {
  readonly [Name in keyof ReleaseDetails]?: ReleaseDetails[Name] | null | undefined;
};

/**
 * An edit in the form in which it is kept: every text on one line, nothing twice, and what is empty gone. `needs` are
 * left as they are written: only the registry knows which releases they mean.
 */
export function tidyDetails({
  theme,
  objectives,
  manager,
  announcements,
  needs,
}: DetailsEdit): Partial<ReleaseDetails> {
  return {
    ...(theme !== undefined && { theme: tidyText(theme) }),
    ...(objectives !== undefined && { objectives: tidyList(objectives) }),
    ...(manager !== undefined && { manager: tidyText(manager) }),
    ...(announcements !== undefined && { announcements: tidyList(announcements) }),
    ...(needs !== undefined && { needs: tidyList(needs) }),
  };
}

/** Line breaks, and whatever else moves a cursor or hides. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

const oneLine = (text: string): string => text.replace(UNPRINTABLE, ' ').trim();

const tidyText = (text: string | null): string | null => (text === null ? null : oneLine(text) || null);

const tidyList = (texts: readonly string[] | null): readonly string[] => [
  ...new Set((texts ?? []).map(oneLine).filter((text) => text !== '')),
];
