import type { Reference } from '../change/change.ts';
import type { NoteCategory } from './category.ts';
import { isDocumentation, isRevert, type NoteItem } from './note-item.ts';

export interface Highlight {
  readonly kind: 'new' | 'improved';
  readonly subject: string;
  readonly refs: readonly Reference[];
}

/** How many of each kind the top may hold, and how many highlights there should be. */
const NEW = 3;
const IMPROVED = 2;
const ENOUGH = 3;

/**
 * The first three new features, then the first two improvements: those of performance behind others, documentation
 * only where there is too little else, and never what merely takes something back. A `Highlight:` footer brings an
 * item to the front of its kind.
 */
export function highlightsOf(sections: Readonly<Record<NoteCategory, readonly NoteItem[]>>): Highlight[] {
  const { improvements, performance_improvements: faster, new_features: features } = sections;
  const proper = improvements.filter((item) => !isDocumentation(item) && !isRevert(item));
  const documented = improvements.filter(isDocumentation);
  const news = inFront(features).slice(0, NEW);
  const better = inFront([...proper, ...faster]).slice(0, IMPROVED);
  const isEnough = news.length + better.length >= ENOUGH;
  const improved = isEnough ? better : [...better, ...inFront(documented)].slice(0, IMPROVED);
  return [...news.map(toHighlight('new')), ...improved.map(toHighlight('improved'))];
}

const inFront = (items: readonly NoteItem[]): NoteItem[] => [
  ...items.filter(({ highlight }) => highlight !== null),
  ...items.filter(({ highlight }) => highlight === null),
];

const toHighlight =
  (kind: Highlight['kind']) =>
  ({ highlight, subject, refs }: NoteItem): Highlight => ({ kind, subject: highlight ?? subject, refs });
