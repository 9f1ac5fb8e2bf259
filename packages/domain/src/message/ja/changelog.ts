/** What is said of a changelog, and problems of a change fragment, each shown as `file:line: text`. */
export const changelog = {
  'changelog.edited':
    '{file}: {commit} の項目は手で書き直されているため、そのまま残します。{fragment} の文面を使うには、その項目を削除してください',
  'fragment.problem.unclosed': '先頭の `---` が閉じられていません',
  'fragment.problem.line': '`{got}` は `キー: 値` の形になっていません',
  'fragment.problem.key': '`{key}` というキーはありません。使えるキー: {known}',
  'fragment.problem.keyNear': '`{key}` というキーはありません。`{nearest}` のことですか？',
  'fragment.problem.twice': '`{key}` が二度書かれています',
  'fragment.problem.value': '`{key}` に `{got}` は使えません。使える値: {known}',
  'fragment.problem.valueNear': '`{key}` に `{got}` は使えません。`{nearest}` のことですか？',
  'fragment.problem.reference': '`{got}` は #12、REQ-003、JIRA-9 のような ID ではありません',
  'fragment.problem.commit': '`{got}` はコミットの ID ではありません（16進数7桁以上）',
  'fragment.problem.commitUnknown':
    'コミット `{got}` はありません。この文面で書き直すコミットを指定するか、代わりに `type` を書いてください',
  'fragment.problem.commitAmbiguous':
    '`{got}` で始まる ID が複数あります。コミットの ID をもっと長く書いてください',
  'fragment.problem.component': 'コンポーネント `{got}` はありません。あるもの: {known}',
  'fragment.problem.componentNear': 'コンポーネント `{got}` はありません。`{nearest}` のことですか？',
  'fragment.problem.kindless':
    '`type: feat`、`section: added`、または書き直す `commit` のいずれかを書いてください',
  'fragment.problem.subject': '本文がありません。フロントマターの下の最初の行に書いてください',
} as const;
