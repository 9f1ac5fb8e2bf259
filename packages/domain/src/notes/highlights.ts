import type { Reference } from '../change/change.ts';
import type { NoteCategory } from './category.ts';
import { isDocumentation, isRevert, type NoteItem } from './note-item.ts';

export interface Highlight {
  readonly kind: 'breaking' | 'new' | 'improved';
  readonly subject: string;
  readonly refs: readonly Reference[];
}

/** How many of each kind the top may hold, and how many highlights there should be at least and at most. */
const BREAKING = 1;
const NEW = 3;
const IMPROVED = 2;
const ENOUGH = 3;
const MOST = 5;

/**
 * What breaks, before anything else; the first three new features; then the first two improvements, those of performance
 * behind others. Where that is too little, documentation and more of what breaks; never what merely takes something back. A
 * `Highlight:` footer brings an item to the front of its kind. Nothing is told twice: what breaks is not new as well, and
 * the title of a squash merge is no highlight where entries of its kind are.
 *
 * @param isToldByEntries whether an item is such a title
 */
export function highlightsOf(
  sections: Readonly<Record<NoteCategory, readonly NoteItem[]>>,
  isToldByEntries: (item: NoteItem, category: NoteCategory) => boolean = () => false,
): Highlight[] {
  const of = (category: NoteCategory): readonly NoteItem[] =>
    inFront(sections[category].filter((item) => !isToldByEntries(item, category)));
  const broken = of('breaking_changes');
  const isNews = ({ sha, subject }: NoteItem): boolean =>
    !broken.some((item) => item.sha === sha && item.subject === subject);
  const improvements = of('improvements').filter(isNews);
  const proper = improvements.filter((item) => !isDocumentation(item) && !isRevert(item));
  const news = of('new_features').filter(isNews).slice(0, NEW);
  const room = Math.min(IMPROVED, MOST - news.length - Math.min(broken.length, BREAKING));
  const better = inFront([...proper, ...of('performance_improvements').filter(isNews)]).slice(0, room);
  const told = Math.min(broken.length, BREAKING) + news.length + better.length;
  const documented = told >= ENOUGH ? [] : improvements.filter(isDocumentation);
  const improved = [...better, ...documented].slice(0, room);
  const breaking = broken.slice(0, Math.max(BREAKING, ENOUGH - news.length - improved.length));
  return [
    ...breaking.map(toHighlight('breaking')),
    ...news.map(toHighlight('new')),
    ...improved.map(toHighlight('improved')),
  ];
}

const inFront = (items: readonly NoteItem[]): NoteItem[] => [
  ...items.filter(({ highlight }) => highlight !== null),
  ...items.filter(({ highlight }) => highlight === null),
];

const toHighlight =
  (kind: Highlight['kind']) =>
  ({ highlight, subject, refs }: NoteItem): Highlight => ({ kind, subject: highlight ?? subject, refs });
