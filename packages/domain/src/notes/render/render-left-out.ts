import { inline } from '../note-text.ts';
import type { View } from './view.ts';

/** The sentence that accounts for what is not shown, so that nobody wonders; what is listed elsewhere is not counted. */
export function renderLeftOut({ notes, policy, t }: View): string[] {
  const { internal, reverted, nonConforming, outside, released } = notes.leftOut;
  const listed = policy.chapters.some(({ parts }) => parts.includes('internal'))
    ? notes.internal.map(({ type }) => type)
    : [];
  const types = Object.entries(internal)
    .filter(([type]) => !listed.includes(type))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const parts = [
    ...types.map(([type, count]) => `${count} ${inline(type)}`),
    ...(reverted.length > 0 ? [t('notes.leftOut.reverted', { count: reverted.length })] : []),
    ...(nonConforming.length > 0 ? [t('notes.leftOut.nonConforming', { count: nonConforming.length })] : []),
    ...(released.length > 0 ? [t('notes.leftOut.released', { count: released.length })] : []),
    ...(outside.length > 0 ? [t('notes.leftOut.outside', { count: outside.length })] : []),
  ];
  return parts.length === 0 ? [] : [`*${t('notes.leftOut', { parts: parts.join(', ') })}*`];
}
