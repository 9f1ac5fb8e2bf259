import type { config as english } from '../en/config.ts';

export const config: Readonly<Record<keyof typeof english, string>> = {
  'config.problem.syntax': 'YAML として読めません: {reason}',
  'config.problem.unknownKey': 'ここに `{key}` はありません。候補: {known}',
  'config.problem.unknownKeyNear': 'ここに `{key}` はありません。`{nearest}` ではありませんか？',
  'config.problem.missing': '`{key}` がありません',
  'config.problem.type': '{expected} であるべきところが {got} です',
  'config.problem.value': '`{got}` は使えません。候補: {known}',
  'config.problem.valueNear': '`{got}` は使えません。`{nearest}` ではありませんか？',
  'config.problem.empty': '空にはできません',
  'config.problem.tooSmall': '{limit} 以上にしてください',
  'config.problem.tooLarge': '{limit} 以下にしてください',
  'config.problem.form.duration': '`{got}` は時間ではありません。30s、5m、1h 30m のように書いてください',
  'config.problem.form.percent': '`{got}` は 0.01% から 100% の割合ではありません。5% のように書いてください',
  'config.problem.form.bareShare':
    '`{got}` は {got}% なのか 1 に対する割合なのか分かりません。5% や 0.5% のように % を付けて書いてください',
  'config.problem.form.durationPositive': '`{got}` は短すぎます。0 より長くしてください',
  'config.problem.form.lessThanAll': '`{got}` は 100% 未満にしてください',
  'config.problem.form.path': '`{got}` は / で始めてください',
  'config.problem.form.referencePattern':
    '`{got}` には {number} がちょうど一つ必要です。前に文字を置き、隣に数字を置かないでください（例: AB#{number}）',
  'config.problem.form.tagPattern':
    '`{got}` には {version} がちょうど一つ必要です（例: v{version}、api/v{version}）',
  'config.problem.form.revision': '`{got}` はコミットまたはタグではありません（例: 1a2b3c4、v1.0.0）',
  'config.problem.form.glob':
    '`{got}` はファイルのパターンではありません（リポジトリのルートから、例: `proto/**`、`!**/*.md`）',
  'config.problem.form.componentName': '`{got}` は名前として使えません（英数字と @ / . _ - のみ）',
  'config.problem.form.manifestPath':
    '`{got}` は `auto`、またはコンポーネントの path からの相対パス（/ 区切りのファイル）でなければなりません',
  'config.problem.form.version': '`{got}` は 1.2.3 のようなバージョンではありません',
  'config.problem.form.webhookName': '`{got}` は名前として使えません（英数字と . _ - のみ）',
  'config.problem.form.webhookUrl':
    '`{got}` は、パスワードを含まない http または https のアドレスか、${env:NAME} のような参照にしてください',
  'config.problem.form.secret': 'シークレットを直接書かず、${env:NAME} または ${file:PATH} と書いてください',
  'config.problem.form.leaseTicks': '`{got}` は短すぎます。リースは 3 tick 以上にしてください',
  'config.problem.form.databaseUrl':
    'postgresql://user@host/name の形で、パスワードは ${env:NAME} または ${file:PATH} と書いてください',
  'config.problem.form.range':
    '`{got}` はバージョンの範囲ではありません。^1.2.0、~1.2.0、>=1.2.0 <3 のように書いてください',
  'config.problem.form.commitType': '`{got}` はコミット種別として使えません（英小文字、数字、- のみ）',
  'config.problem.form.initialOrder': '互換性のない変更は、機能追加と同じかそれ以上の幅にしてください',
  'config.problem.form.calendarToken':
    '`{got}` は暦の書式ではありません。YYYY、YY、MM、WW、MAJOR、MINOR、MICRO を点で区切り、YYYY.MM.MICRO のように書いてください',
  'config.problem.form.calendarPadded':
    '`{got}` では先頭にゼロが付き、SemVer で順序を決められません。YY.MM.MICRO のように YY、MM、WW を使ってください',
  'config.problem.form.calendarParts': '`{got}` は YYYY.MM.MICRO のように三つの部分にしてください',
  'config.problem.form.calendarOrder':
    '`{got}` は時間とともに大きくなりません。年を先頭に、大きい単位から順に並べてください',
  'config.problem.form.calendarCounter':
    '`{got}` では同じ日の二回目のリリースができません。YYYY.MM.MICRO のように MICRO で終えてください',
  'config.problem.groupSchemes': '一つのグループのコンポーネントは、同じ数え方にしてください: {got}',
  'config.problem.form.insidePath':
    '`{got}` はリポジトリより下のパスで書いてください（例: docs/CHANGELOG.md）',
  'config.problem.form.linkUrl':
    '`{got}` は ID の位置に {id} を含むアドレスで書いてください（例: https://jira.example/browse/{id}）',
  'config.problem.form.forgeUrl':
    '`{got}` はリポジトリのアドレスで書いてください（例: https://git.example/group/project）',
  'config.problem.form.text':
    '`{got}` は文章ではありません。文章を一つ、または言語ごとに `en: …`、`ja: …` と書いてください',
  'config.problem.form.webAddress': '`{got}` は http または https のアドレスではありません',
  'config.problem.form.email': '`{got}` はメールアドレスではありません',
  'config.problem.form.forgeRepository': '`{got}` は owner/name の形のリポジトリ名ではありません',
  'config.problem.form.remoteName': '`{got}` は origin のような git リモート名ではありません',
  'config.problem.form.oneLine': '1 行の文字列にしてください',
  'config.problem.form.localMoment':
    '`{got}` は現地時刻ではありません。2026-12-24 や 2026-12-24T18:00 のように書いてください',
  'config.problem.form.periodOrder': '`to` は `from` より後でなければなりません',
  'config.problem.form.recurrence':
    '`{got}` は繰り返しではありません。daily・weekly・monthly・yearly か、FREQ=MONTHLY;BYDAY=-1FR のような規則を書いてください',
  'config.problem.form.other': '`{got}` の形式が正しくありません',
  'config.problem.belowMinimum': '`{got}` はこの種別のリリースの下限を下回ります。可能な値: {allowed}',
  'config.problem.taskMissing': 'タスク `{key}` が必要です',
  'config.problem.afterCycle': '`after` が循環しています: {cycle}',
  'config.problem.form.days':
    '`{got}` は日数ではありません。数値か、optimistic・likely・pessimistic を書いてください',
  'config.problem.form.estimate': 'optimistic ≤ likely ≤ pessimistic の順でなければなりません',
  'config.problem.duplicate': '`{got}` が重複しています',
  'config.problem.stepsGrow': '前のステップ（{before}%）より大きくしてください',
  'config.problem.stepsEnd': '最後のステップは 100% にしてください',
  'config.problem.firstStepAll':
    'カナリアは 100% から始められません。小さく始めるか blue-green を選んでください',
  'config.problem.tagsAlike':
    '`{got}` のタグは、同じリポジトリの {other} のタグと区別できず、互いのバージョンを自分のものとして数えてしまいます。それぞれに別の tag を指定するか、両方を versioning.fixed の一つのグループに入れてください',
  'config.problem.pathMissing':
    '`{got}` は {repo} の作業ツリーにも、どのコミットにもありません。似た名前のフォルダーもありません',
  'config.problem.pathMissingNear':
    '`{got}` は {repo} の作業ツリーにも、どのコミットにもありません。`{nearest}` ではありませんか？',
  'config.problem.pathElsewhere':
    '`{got}` は {repo} の現在のチェックアウトにはなく、ほかのコミットにだけあります。そこからは新しい変更が見つかりません。移動したのなら path を直し、この名前を formerPaths に書いてください',
  'config.problem.pathElsewhereNear':
    '`{got}` は {repo} の現在のチェックアウトにはなく、ほかのコミットにだけあります。そこからは新しい変更が見つかりません。今は `{nearest}` なら、それを path に、この名前を formerPaths に書いてください',
  'config.problem.cycle': 'dependsOn が循環しています: {cycle}',
};
