/** Problems of a change fragment, each shown as `file:line: text`. */
export const changelog = {
  'fragment.problem.unclosed': '先頭の `---` が閉じられていません',
  'fragment.problem.line': '`{got}` は `キー: 値` の形になっていません',
  'fragment.problem.key': '`{key}` というキーはありません。使えるキー: {known}',
  'fragment.problem.twice': '`{key}` が二度書かれています',
  'fragment.problem.value': '`{key}` に `{got}` は使えません。使える値: {known}',
  'fragment.problem.reference': '`{got}` は #12、REQ-003、JIRA-9 のような ID ではありません',
  'fragment.problem.commit': '`{got}` はコミットの ID ではありません（16進数7桁以上）',
  'fragment.problem.commitUnknown': 'コミット `{got}` はこの履歴にありません',
  'fragment.problem.component': 'コンポーネント `{got}` はありません。あるもの: {known}',
  'fragment.problem.kindless':
    '`type: feat`、`section: added`、または書き直す `commit` のいずれかを書いてください',
  'fragment.problem.subject': '本文がありません。フロントマターの下の最初の行に書いてください',
} as const;
