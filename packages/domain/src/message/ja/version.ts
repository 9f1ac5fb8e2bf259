export const version = {
  'version.reason.first': 'まだ何もリリースされていません。最初のバージョンは {version} です。',
  'version.reason.highest': '最も影響の大きい変更により {increment} です: {type} {sha}「{subject}」',
  'version.reason.breaking': '互換性のない変更により {increment} です: {sha}「{subject}」',
  'version.reason.initialDevelopment':
    '1.0.0 より前のため {increment} として扱います: {type} {sha}「{subject}」',
  'version.reason.graduates': 'プレリリース {current} が、準備していたバージョンになります。',
  'version.reason.channel': '{current} はチャネル {channel} に進みます。ほかに変更はありません。',
  'version.reason.none': '{current} 以降、リリースする変更はありません。',
  'version.reason.releaseAs':
    'コミット {sha}「{subject}」が Release-As フッターで {version} を求めています。',
  'version.reason.forced': '強制により {increment} です: {reason}',
  'version.reason.fixed':
    '固定グループ（{members}）: {member} に合わせ、すべて {version} になります（{increment}）。',
  'version.reason.linked':
    '連動グループ（{members}）: 変更のあるものは {member} とともに {version} になります（{increment}）。',
  'version.reason.dependency':
    '{dependency} の {from} → {to} が範囲 {range} から外れるため、{increment} 以上にします。',
  'version.reason.follows': '{dependency} の {from} → {to} に常に追随し、{increment} 以上にします。',
  'version.note.breaking': '互換性のない変更: {note}',
  'version.note.otherwise': 'それがなければ {version}（{increment}）です。',
  'version.note.calendar': '{today} のカレンダーバージョン {format} です。',
  'version.note.releaseAsPassed':
    'コミット {sha}「{subject}」の Release-As {version} は {current} より高くないため、別のコンポーネントへの指定とみなします。',
  'version.note.reverted': '取り消された変更とその取り消し、計 {count} 件は数えません。',
  'version.note.fits': '{dependency} の {from} → {to} は範囲 {range} 内のため、追随しません。',
  'version.note.unranged':
    '{dependency} の {from} → {to} はカレンダーバージョンで、範囲の指定がないため、追随しません。',
  'version.note.never': '{dependency} の {from} → {to} には追随しません（伝播は無効です）。',
  'version.note.taken': '{version} は飛ばしました。別のブランチのコミット {sha} にそのタグがあります。',
  'version.note.fragment':
    '{path} は {increment} ({component} {wanted}) に当たりますが、フラグメントはバージョンを動かしません。`--increment {increment} --reason` を使うか、コミットに `Release-As: {wanted}` と書いてください。',
  'version.note.line': 'ブランチ {branch} は {range} を保ちます。',
  'version.layer.own': '変更',
  'version.layer.ignored': '対象外',
  'version.layer.forced': '強制',
  'version.layer.releaseAs': 'フッター',
  'version.layer.calendar': '暦',
  'version.layer.group': 'グループ',
  'version.layer.dependency': '依存',
  'version.layer.taken': '使用済み',
  'version.layer.branch': 'ブランチ',
  'version.layer.fragment': 'フラグメント',
  'manifest.rangeExcludes':
    '{path}: {field} の範囲 {range} に {name} {version} が含まれません。手作業で広げてください。',
  'manifest.dynamicVersion':
    '{path}: バージョンは dynamic で、ビルド時に決まります。何も書き込んでいません。',
  'manifest.computedVersion':
    '{path}: バージョンが {value} と組み立てられています。何も書き込んでいません。該当する行に `tminus:version` を付け、ファイルを `manifests` に加えてください。',
  'manifest.yarnLock':
    '{path} には変更された範囲が書かれています。コミットの前に `yarn install --mode=update-lockfile` を実行してください。',
  'manifest.goMajor':
    '{path}: Go はモジュール {module} の {version} を受け付けません。モジュールのパスは {wanted} でなければなりません。',
  'manifest.goTag':
    '{path}: Go はこのモジュールのバージョンを {wanted} の形のタグで探しますが、{component} のタグは {tag} です。tminus.yaml の `tag` を設定してください。',
  'component.manifestUnreadable': '{path} を読み取れません。ディレクトリはコンポーネントとして扱います。',
  'component.historyShallow':
    '{directory} は浅いクローンで、それより前のタグと変更が見えません。`git fetch --unshallow --tags` を実行し、CI では全履歴を取得してください。',
  'component.dependencyCycle': 'コンポーネントの依存関係が循環しているため、最後の依存を除きました: {cycle}',
} as const;
