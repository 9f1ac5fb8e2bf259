import type { document as english } from '../en/document.ts';

export const document: Readonly<Record<keyof typeof english, string>> = {
  'document.contents': '目次',
  'document.part': '{file} のパート {part}/{parts} を保存しました（{lines} 行）',
  'document.partBefore': '{file} のパート {part}/{parts} は保存済みです（{lines} 行）',
  'document.whole': '{file} がすべて揃いました: {parts} パート、{lines} 行',
};
