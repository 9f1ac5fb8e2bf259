import { groupBy } from '../../change/group-by.ts';
import type { MessageKey } from '../../message/translate.ts';
import { block } from '../note-text.ts';
import type { UpgradeInstruction } from '../upgrade.ts';
import { headlineOf } from './render-item.ts';
import { labelOf, leadOf, phrase, type View } from './view.ts';

/** Instructions under a numbered heading each, then what breaks or is to be done without any. */
export function renderUpgrade(view: View, level: number): string[] {
  const { upgrade } = view.notes;
  const isBare = ({ text, subject }: UpgradeInstruction): boolean => text === subject;
  const told = groupBy(
    upgrade.filter((one) => !isBare(one)),
    ({ sha, subject }) => JSON.stringify([sha, subject]),
  );
  const headings = '#'.repeat(level);
  const steps = [...told.values()].flatMap((texts, index) =>
    renderStep(view, texts, `${headings} ${index + 1}. `),
  );
  const bare = [true, false].flatMap((breaking) =>
    renderBare(
      view,
      upgrade.filter((one) => isBare(one) && one.breaking === breaking),
      breaking ? 'notes.upgrade.bare' : 'notes.upgrade.bareMigration',
    ),
  );
  if (bare.length === 0) return steps;
  return steps.length === 0 ? bare : [...steps, `${headings} ${view.t('notes.upgrade.also')}`, ...bare];
}

/** What nobody says more of than its subject, in a list. */
function renderBare(view: View, bare: readonly UpgradeInstruction[], lead: MessageKey): string[] {
  const different = new Map(bare.map((one) => [JSON.stringify([one.subject, one.components]), one]));
  const list = [...different.values()].map(
    (one) => `- ${leadOf(view, one)}${phrase(view, headlineOf(view, one))}`,
  );
  return list.length === 0 ? [] : [view.t(lead), list.join('\n')];
}

function renderStep(view: View, texts: readonly UpgradeInstruction[], lead: string): string[] {
  const [first] = texts;
  if (first === undefined) return [];
  const label = labelOf(view, first);
  const heading = `${lead}${label === '' ? '' : `${label}: `}${phrase(view, headlineOf(view, first))}`;
  return [heading, ...texts.map(({ text }) => block(text, 0))];
}
