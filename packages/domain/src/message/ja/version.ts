export const version = {
  'version.reason.first': 'まだ何もリリースされていません。最初のバージョンは {version} です。',
  'version.reason.highest': '最も影響の大きい変更により {increment} です: {type} {sha}「{subject}」',
  'version.reason.breaking': '互換性のない変更により {increment} です: {sha}「{subject}」',
  'version.reason.initialDevelopment':
    '1.0.0 より前のため {increment} として扱います: {type} {sha}「{subject}」',
  'version.reason.graduates': 'プレリリース {current} が、準備していたバージョンになります。',
  'version.reason.channel': '{current} はチャネル {channel} に進みます。ほかに変更はありません。',
  'version.reason.none': '{current} 以降、リリースする変更はありません。',
  'component.manifestUnreadable': '{path} を読み取れません。ディレクトリはコンポーネントとして扱います。',
  'component.historyShallow':
    '{directory} は浅いクローンで、それより前のタグと変更が見えません。`git fetch --unshallow --tags` を実行し、CI では全履歴を取得してください。',
  'component.dependencyCycle': 'コンポーネントの依存関係が循環しているため、最後の依存を除きました: {cycle}',
} as const;
