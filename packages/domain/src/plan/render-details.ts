import type { Translate } from '../message/translate.ts';
import type { ReleaseDetails } from '../release/release-details.ts';
import { inlineText } from './inline-text.ts';

/** What people say of a release, as a section of its plan; nothing where nobody said anything. */
export function renderDetails(
  { theme, objectives, announcements, needs }: ReleaseDetails,
  t: Translate,
): string[] {
  const list = (title: string, texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [`**${title}**:`, '', ...texts.map((text) => `- ${inlineText(text)}`)];
  const parts = [
    theme === null ? [] : [`**${t('plan.theme')}**: ${inlineText(theme)}`],
    list(t('plan.objectives'), objectives),
    list(t('plan.announcements'), announcements),
    list(
      t('plan.needs'),
      needs.map((version) => `v${version}`),
    ),
  ].filter((lines) => lines.length > 0);
  if (parts.length === 0) return [];
  return [`## ${t('plan.details')}`, ...parts.flatMap((lines) => ['', ...lines])];
}
