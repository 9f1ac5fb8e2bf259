import type { audit as english } from '../en/audit.ts';

export const audit: Readonly<Record<keyof typeof english, string>> = {
  'audit.problem.missing':
    'イベント {range} が欠けています。イベント {next} がその続きかどうかは確認できません',
  'audit.problem.outOfOrder': 'イベント {seq} は最初より前にあり、この番号のイベントはありえません',
  'audit.problem.hashDiffers': 'イベント {seq} は書かれたときと異なるか、直前のイベントに続いていません',
  'audit.problem.beyondCounter': 'イベント {seq} がありますが、その数まで書かれたことはありません',
  'audit.problem.endsEarly': 'ログはイベント {last} で終わっていますが、{counter} 件書かれています',
  'audit.problem.noCounter': '書かれたイベントの数がわかりません（カウンターがありません）',
  'audit.problem.headDiffers': 'イベント {seq} は控えておいたもの（{noted}）と異なります',
  'audit.problem.headMissing': '控えておいたイベント {seq} がありません',
  'audit.whole': '{rows} 件のイベントは、すべて書かれたときのままです',
  'audit.head': '末尾',
  'audit.unlisted': '… ほか {count} 件',
  'audit.none': '該当するイベントはありません',
};
