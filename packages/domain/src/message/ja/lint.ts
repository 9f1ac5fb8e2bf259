/** What is wrong with a commit message, and what the freeze says. */
export const lint = {
  'cli.lint': '規約に合わないコミットと直し方を表示し、パイプラインでフリーズを検査する',
  'cli.argument.range': 'A..B の形のコミット範囲 (既定: メインブランチにないもの)',
  'cli.option.message': 'commit-msg フックのように、このファイルまたは標準入力 (-) のメッセージを検査する',
  'cli.option.lintFormat': '出力の形式 (既定: text)',
  'cli.option.branch': 'コミットの宛先ブランチ (既定: パイプラインの対象、または現在のブランチ)',
  'cli.option.freezeDate': 'この日からブランチはフリーズ、YYYY-MM-DD (既定: 計画どおり)',
  'cli.option.strict': '警告もエラーとして扱う',
  'lint.error': 'エラー',
  'lint.warning': '警告',
  'lint.rule.empty': 'メッセージが空です',
  'lint.rule.form': '「type(scope): subject」の形ではありません (Conventional Commits 1.0.0)',
  'lint.rule.type': '{type} という型はありません。候補: {types}',
  'lint.rule.typeSpelling': '型 {type} は通常 {intended} と書きます',
  'lint.rule.scope': '{scope} というスコープはありません。候補: {known}',
  'lint.rule.subjectLength': '1 行目が {length} 文字です。上限は {limit} 文字です',
  'lint.rule.fullStop': '件名が句点またはピリオドで終わっています',
  'lint.rule.blankLine': '1 行目の後に空行がありません',
  'lint.rule.breakingFooter':
    '破壊的変更のフッターは、大文字の BREAKING CHANGE とコロンで書かないと認識されません: {line}',
  'lint.rule.breakingSpelling': '破壊的な変更を表すには BREAKING CHANGE: で始めます: {line}',
  'lint.rule.breakingPlural':
    'ここでは BREAKING CHANGE: と読みますが、ほかのツールは読みません。S を付けずに書きます: {line}',
  'lint.rule.breakingMark': '破壊的変更ですが、1 行目に ! がありません',
  'lint.rule.footerLost': 'フッターのように見えますが、前に空行がないためフッターとして扱われません: {line}',
  'lint.rule.reference': '{type} には REQ-003、BUG-12、ABC-9、#12 のような参照が必要です',
  'lint.rule.leftover': '{mark} が残っています。--autosquash でリベースしてください',
  'lint.fragment.help':
    'これらの行を直すまで、`changelog`、`notes`、`plan`、`ship` は変更フラグメントを受け付けません。',
  'lint.freeze.feature': '{date} からのフリーズ後、{arrived} に機能が {branch} に入りました',
  'lint.freeze.breaking': '{date} からのフリーズ後、{arrived} に破壊的変更が {branch} に入りました',
  'lint.freeze.help':
    '取り除くか、{manager} (リリースマネージャー) に例外を求め、tminus.yaml の freeze.exceptions に change、reason、approver を記録してください。',
  'lint.freeze.ownException': '作者自身は例外を認められません。他の人の承認が必要です。',
  'lint.freeze.anybody': 'リリースマネージャー',
  'lint.freeze.noDate':
    '{branch}: このクローンに {file} がないため、フリーズは検査していません。`tminus plan` が書いたこのファイルをブランチにコミットするか、--freeze-date で日を指定してください',
  'lint.freeze.kept': '{branch} は {date} からフリーズ中です。それ以降、禁止された変更は入っていません',
  'lint.freeze.open': '{branch} は {date} からフリーズします',
  'lint.freeze.excepted': '例外: {subject} ({reason}、{approver})',
  'lint.summary': 'コミット {commits} 件: エラー {errors} 件、警告 {warnings} 件',
} as const;
