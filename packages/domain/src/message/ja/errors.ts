import type { errors as english } from '../en/errors.ts';

export const errors: Readonly<Record<keyof typeof english, string>> = {
  'error.usage.invalid': '{message}',
  'error.usage.invalid.help': '例は `{command} --help` で確認できます。',
  'error.request.invalid': 'リクエストが正しくありません: {problems}',
  'error.request.invalid.help': '/openapi.json の OpenAPI 文書と照らし合わせてください。',
  'error.request.unknownRoute': '{method} {url} はありません。',
  'error.request.unknownRoute.help': '一覧は /openapi.json にあります。',
  'error.request.tooLarge': 'リクエストの本文が {limit} バイトを超えています。',
  'error.request.tooLarge.help': '一度に送る量を減らしてください。',
  'error.request.mediaType': '{type} の本文を受け付けるルートはありません。',
  'error.request.mediaType.help': '`Content-Type: application/json` で JSON を送ってください。',
  'error.request.timedOut': 'リクエスト全体が時間内に届きませんでした。',
  'error.request.timedOut.help': '一度にまとめて送り直してください。',
  'error.request.headersTooLarge': 'リクエストのヘッダーが {limit} バイトを超えています。',
  'error.request.headersTooLarge.help': 'ヘッダーを減らすか短くしてください。',
  'error.request.keyReused': 'Idempotency-Key {key} は別のリクエストのものです。',
  'error.request.keyReused.help':
    'リクエストごとに新しいキーを使い、同じキーは同じリクエストにだけ使ってください。',
  'error.request.inProgress': 'Idempotency-Key {key} の最初のリクエストがまだ処理中です。',
  'error.request.inProgress.help': '{seconds} 秒後に同じキーでもう一度送ってください。その答えが返ります。',
  'error.event.ahead': 'イベント {position} はありません。ログの最後は {head} です。',
  'error.event.ahead.help':
    '以前に読んだログとは別のものか、復元されたログです。位置を指定せずに最初から読んでください。',
  'error.request.preconditionFailed': '{subject} は読み取り後に変わりました。現在のタグは {present} です。',
  'error.request.preconditionFailed.help': 'もう一度読み、現在の内容に基づいて判断してください。',
  'error.request.foreignHost': 'このサーバーはこのマシンだけに応答し、{host} としては応答しません。',
  'error.request.foreignHost.help': '127.0.0.1 または localhost で呼び出してください。',
  'error.config.notFound': '設定ファイル {file} がありません。',
  'error.config.notFound.help': '`tminus init` で作成するか、--config で別のファイルを指定してください。',
  'error.config.invalid': '{file} に {count} 件の問題があります:\n{problems}',
  'error.config.invalid.help': '上の行を直してから、もう一度実行してください。何も変更されていません。',
  'error.config.unreadable': '{file} を読めません: {reason}',
  'error.config.unreadable.help': 'ファイルの有無と読み取り権限を確認してください。',
  'error.config.unwritable': '{file} を書けません: {reason}',
  'error.config.unwritable.help':
    'ディレクトリがあり書き込めることを確かめるか、--config で別の場所を指定してください。',
  'error.config.exists': '{file} はすでにあります。',
  'error.config.exists.help': '編集するか、移動してから `tminus init` を実行してください。',
  'error.config.secretMissing': '{place} が参照する {name} が設定されていません。',
  'error.config.secretMissing.help': '環境変数またはファイルを用意して、もう一度実行してください。',
  'error.component.unknown': '{name} というコンポーネントはありません。候補: {known}',
  'error.component.unknown.help': '上の名前を使うか、tminus.yaml に追加してください。',
  'error.component.cycle': 'コンポーネントの依存が循環しています: {cycle}',
  'error.component.cycle.help': 'tminus.yaml の dependsOn を一つ外してください。',
  'error.component.notDeployable': 'コンポーネント {name} の実行方法と接続先がそろって書かれていません。',
  'error.component.notDeployable.help':
    'tminus.yaml に `deploy.command` と `traffic.listen` の両方を書くか、両方とも省いて計画し直してください。省くと公開だけを行います。',
  'error.git.missing': 'git が見つかりません。',
  'error.git.missing.help': 'git をインストールするか、PATH に加えてください。',
  'error.git.notARepository': '{directory} は git リポジトリの中にありません。',
  'error.git.notARepository.help': 'リポジトリに移動するか、-C で指定してください。',
  'error.git.noWorkTree': '{directory} はベアリポジトリです。{file} を置く作業ツリーがありません。',
  'error.git.noWorkTree.help':
    '作業ツリーのあるクローンで実行するか、--write を外して内容を表示してください。',
  'error.git.shallow': '{directory} は浅いクローンで、履歴の一部がありません。',
  'error.git.shallow.help': '`git fetch --unshallow --tags` を実行し、CI では全履歴を取得してください。',
  'error.git.noCommits': 'リポジトリ {directory} にはまだコミットがありません。',
  'error.git.noCommits.help': '最初のコミットを作成してください。',
  'error.git.unknownRevision': '{revision} は {directory} のコミット、ブランチ、タグのいずれでもありません。',
  'error.git.unknownRevision.help': '名前を確認してください。`git tag` と `git branch -a` で一覧できます。',
  'error.git.branchElsewhere': 'ブランチ {branch} は {expected} ではなく {actual} にすでにあります。',
  'error.git.branchElsewhere.help':
    'そのブランチを削除または改名し（`git branch -D {branch}`）、もう一度 `tminus ship` を実行してください。',
  'error.git.branchBusy': 'ブランチ {branch} が他の処理によって何度も移動されました。',
  'error.git.branchBusy.help': '他の処理が終わってから、もう一度実行してください。',
  'error.git.tagElsewhere': 'タグ {tag} は {expected} ではなく {actual} にすでにあります。',
  'error.git.tagElsewhere.help':
    'リリース済みのタグは動かせません。別のバージョンをリリースするか、誤って作ったタグなら削除してください。',
  'error.git.identityMissing': '{directory} では、git にコミットとタグの名義が設定されていません。',
  'error.git.identityMissing.help':
    '`git config user.name "…"` と `git config user.email "…"` で設定してください。',
  'error.git.signingFailed': 'git が署名できませんでした: {reason}',
  'error.git.signingFailed.help':
    'user.signingKey と gpg.format を確認するか、手動で一度署名して鍵を使えるようにしてから、もう一度実行してください。',
  'error.git.tooOld': '{version} は古すぎます。作業ツリーなしのマージには git {needed} 以降が必要です。',
  'error.git.tooOld.help': 'git を更新するか、手動でマージしてください。',
  'error.git.failed': 'git {command} が失敗しました: {reason}',
  'error.git.failed.help': '同じ git コマンドを手で実行すると、全文を確認できます。',
  'error.branch.mainUnknown':
    '{directory} のメインブランチがわかりません。{tried} のどれもありません。候補: {known}',
  'error.branch.mainUnknown.help': 'tminus.yaml の branches.main で指定するか、フェッチしてください。',
  'error.branch.noRelease': '起点となるリリース {word} がありません。候補: {known}',
  'error.branch.noRelease.help': '--from でこのうちの一つか、1.2 のような系列を指定してください。',
  'error.branch.versionTaken': 'バージョン {version} は {tag} としてすでにリリースされています。',
  'error.branch.versionTaken.help': '系列の最新リリースから始めるか、より高いバージョンを指定してください。',
  'error.branch.versionTooLow':
    'バージョン {version} は、コミットが求める {next} より低いものです。{component}: {reason}',
  'error.branch.versionTooLow.help': '{next} を指定するか、低くする理由を `--reason "…"` で示してください。',
  'error.branch.componentNeeded': 'コンポーネントごとにタグがあるため、一つを指定する必要があります: {known}',
  'error.branch.componentNeeded.help': '--component で指定してください。',
  'error.lint.messageMissing': '検査するメッセージのファイル {file} がありません。',
  'error.lint.messageMissing.help':
    'git が commit-msg フックに渡すファイル ("$1") か、標準入力を表す - を指定してください。',
  'error.lint.messageUnreadable': '検査するメッセージを {file} から読めません: {reason}',
  'error.lint.messageUnreadable.help': '読み取れるテキストファイルか、標準入力を表す - を指定してください。',
  'error.scope.invalid': '{file} に {count} 件の問題があります:\n{problems}',
  'error.scope.invalid.help':
    '上の行を直してください。各項目には id、title、kind (feature または fix) が必要です。',
  'error.schedule.fileMissing': 'ファイル {file} がありません。',
  'error.schedule.fileMissing.help':
    'タスクを書いたファイルを指定するか、標準入力を読むには `-` を指定してください。例は `tminus schedule --help` にあります。',
  'error.schedule.fileUnreadable': '{file} を読めません: {reason}',
  'error.schedule.fileUnreadable.help': 'ファイルであること、読み取りの権限があることを確かめてください。',
  'error.schedule.invalid': '{file} に問題が {count} 件あります:\n{problems}',
  'error.schedule.invalid.help': '上の行を直してください。書き方は docs/schedule.md にあります。',
  'error.schedule.tooLarge': '{tasks} 件のタスクを {runs} 回実行すると、一度に扱える {most} を超えます。',
  'error.schedule.tooLarge.help': '回数を減らしてください（`--runs`、またはファイルやリクエストの `runs`）。',
  'error.schedule.unknownTask': '{task} が依存する {dependency} というタスクはありません。',
  'error.schedule.unknownTask.help':
    'タスクの id のとおりに書くか（近い名前: {nearest}）、`dependsOn` から外してください。',
  'error.schedule.duplicateTask': '{task} というタスクが二つあります。',
  'error.schedule.duplicateTask.help': 'それぞれに別の id を付けてください。',
  'error.schedule.selfDependency': '{task} が自分自身に依存しています。',
  'error.schedule.selfDependency.help': '自分の `dependsOn` から外してください。',
  'error.schedule.cycle': 'タスクが互いを待って循環しています: {cycle}。',
  'error.schedule.cycle.help': 'これらの依存のうち一つを外してください。',
  'error.schedule.durationInvalid': '{task} の期間が {duration} になっています。',
  'error.schedule.durationInvalid.help': '期間は 0 以上の日数で、小数も使えます。',
  'error.schedule.estimateOrder':
    '{task} の見積もりの順序が正しくありません: {optimistic}、{likely}、{pessimistic}。',
  'error.schedule.estimateOrder.help': 'optimistic ≤ likely ≤ pessimistic の順にしてください。',
  'error.schedule.lagInvalid': '{task} のラグが {lag} になっています。',
  'error.schedule.lagInvalid.help': 'ラグは日数で書きます。負の値はリードになります。',
  'error.schedule.progressInvalid': '{task} に実際の完了日はありますが、実際の開始日がありません。',
  'error.schedule.progressInvalid.help': '`actualStart` も書いてください。',
  'error.schedule.dateInvalid': '{date} は日付ではありません。',
  'error.schedule.dateInvalid.help': '2026-12-01 のように書いてください。',
  'error.schedule.startMissing': 'カレンダーや日付を使うには、作業を始める日付が必要です。',
  'error.schedule.startMissing.help': '`start` に 2026-12-01 のような日付を書いてください。',
  'error.schedule.neverWorks': '{who} のカレンダーでは、{date} から十年間、稼働日がありません。',
  'error.schedule.neverWorks.help': '稼働日を設定するか、タスクを別の人に割り当ててください。',
  'error.schedule.tooLong': 'スケジュールが {date} から一世紀を超えて先に及びます。',
  'error.schedule.tooLong.help': '長すぎる期間やラグがないか確かめてください。',
  'error.git.releaseBranchMoved':
    'ブランチ {branch} の {actual} に、このリリースの知らないコミットがあります。',
  'error.git.releaseBranchMoved.help':
    'ブランチの先端を {expected} に戻すか、リリースを取り消して今の内容で計画し直してください。',
  'error.git.mergeConflict': 'リリースを {branch} に自動でマージできません: {files}',
  'error.git.mergeConflict.help':
    '{source} を {branch} に手でマージするか（`git merge {source}`）、フォージでマージして `git fetch` し、もう一度 `tminus ship` を実行してください。',
  'error.git.mergeCheckedOut':
    'ブランチ {branch} は {workTree} でチェックアウト中で、git が未コミットの変更を守りました: {reason}',
  'error.git.mergeCheckedOut.help':
    '変更をコミットまたは退避して `{command}` を実行し、もう一度 `tminus ship` を実行してください。',
  'error.git.remoteMissing': '{repo} にリモート {remote} がありません。',
  'error.git.remoteMissing.help':
    '`git remote add {remote} URL` で追加するか、tminus.yaml の publish.remote を変えてください。',
  'error.git.remoteUnreachable': 'リモート {remote} が応答しません: {reason}',
  'error.git.remoteUnreachable.help':
    'ネットワークと権限を `git ls-remote {remote}` で確かめ、もう一度 `tminus ship` を実行してください。',
  'error.git.pushRejected': 'リモート {remote} はプッシュを一切受け付けませんでした: {reason}',
  'error.git.pushRejected.help':
    '同じ名前で別のものがあり、強制プッシュは決して行いません。フェッチして何があるかを確かめ、もう一度 `tminus ship` を実行してください。',
  'error.git.pushDeclined': 'リモート {remote} が {refs} のプッシュを拒否しました: {reason}',
  'error.git.pushDeclined.help':
    'リモートのフックまたは保護ルールによる拒否です。このアカウントで {refs} をプッシュできるようにしてから、もう一度 `tminus ship` を実行してください。プルリクエストやマージリクエストしか受け付けないブランチなら、tminus.yaml の `publish.mergeBack: false` でマージをそちらに任せられます。',
  'error.git.pushForbidden': 'リモート {remote} はこのアカウントのプッシュを許可していません: {reason}',
  'error.git.pushForbidden.help':
    'アカウントに書き込み権限を付けてもらうか、権限のあるアカウントの鍵またはトークンを使ってください。`git push --dry-run {remote} HEAD` で確認できます。そのあと、もう一度 `tminus ship` を実行してください。',
  'error.version.invalid': '{version} は SemVer 2.0.0 のバージョンではありません。',
  'error.version.invalid.help': '1.2.3、1.2.3-rc.1、1.2.3+build のように書いてください。',
  'error.version.notHigher':
    'コミット {sha}「{subject}」が求める {version} は、現在の {current} より高くありません。',
  'error.version.notHigher.help':
    'より高いバージョンの `Release-As:` フッターを新しくコミットするか、そのコミットを取り消すか、それより優先される `tminus version next --increment patch --reason "…"` を実行してください。',
  'error.version.releaseAsInvalid':
    'コミット {sha}「{subject}」が求める「{version}」は SemVer 2.0.0 のバージョンではありません。',
  'error.version.releaseAsInvalid.help':
    '`Release-As: 2.0.0` のようなフッターを新しくコミットするか、そのコミットを取り消してください。',
  'error.plan.tagTaken':
    'リリースは {version} になるはずですが、タグ {tag} は {repo} のコミット {sha} にすでにあり、チェックアウト中の履歴に含まれていません。',
  'error.plan.tagTaken.help':
    'タグの指すコミットをマージしてください (`git merge {tag}`)。次のバージョンはそこから数えます。誤って作ったタグであれば削除できます。',
  'error.version.taken':
    '{component} は {version} になるはずですが、そのタグは別のブランチのコミット {sha} にすでにあります。',
  'error.version.taken.help':
    '先にそのブランチをマージするか、別のバージョンにしてください: `--increment patch --reason "…"`、または空いているバージョンを指定した `Release-As:` フッター。',
  'error.version.outsideMaintenance':
    '{component} {current} → {version} は、ブランチ {branch} が受け持つ {range} から外れます。原因: {commit}',
  'error.version.outsideMaintenance.help':
    '別のブランチからリリースするか、取り消すか、理由を付けて強制してください。`--increment patch --reason "…"` なら範囲内にとどまり、それより大きければ範囲を出ます。',
  'error.version.reasonMissing': '変更幅の強制には理由が、理由には変更幅が必要です。',
  'error.version.reasonMissing.help': '両方を指定してください: `--increment {increment} --reason "…"`',
  'error.version.notReleased': '{version} の内容を示すタグも計画もありません。あるもの: {known}',
  'error.version.notReleased.help':
    'このどれかを指定するか、次のリリースの内容を見るにはバージョンを省いてください。',
  'error.manifest.unreadable': '{path} は {line} 行目から {syntax} として読めません。',
  'error.manifest.unreadable.help': 'ファイルを直してください。何も書き込んでいません。',
  'error.manifest.noVersion': '{path} の {line} 行目に、書き換えられるバージョンがありません。',
  'error.manifest.noVersion.help':
    '`tminus:version` のある行に 1.2.3 のようにバージョンを書くか、`manifests` からこのファイルを外してください。',
  'error.manifest.blockOpen': '{path} の {line} 行目で始まるブロックが閉じられていません。',
  'error.manifest.blockOpen.help': '最後の行の次に `tminus:version:end` を書いてください。',
  'error.manifest.unwritable':
    '{path} に {version} は書けません。Python のバージョン（PEP 440）に該当する形がありません。',
  'error.manifest.unwritable.help':
    'チャンネルには alpha、beta、rc、dev のいずれかを使ってください（例: 1.2.0-rc.1）。',
  'error.manifest.missing': '{component} の `manifests` にある {path} が見つかりません。',
  'error.manifest.missing.help':
    'git で管理されているファイルをコンポーネントの path からの相対パスで指定するか、tminus.yaml から外してください。',
  'error.manifest.unwritten': '{path} を読み書きできませんでした: {reason}',
  'error.manifest.unwritten.help':
    'ファイルに書き込めるようにしてから、もう一度実行してください。中断したところから続きます。',
  'error.manifest.sharedVersion': '{path} に {one} と {other} を同時に書くことはできません。',
  'error.manifest.sharedVersion.help':
    'このファイルを共有するコンポーネントを同じバージョンでリリースするか、それぞれのファイルに固有のバージョンを書いてください。',
  'error.notes.versionMissing':
    'コンポーネントごとにバージョンが異なり、全体の次のバージョンを示す計画がありません。',
  'error.notes.versionMissing.help':
    '`tminus plan` を実行し、そのバージョンで `tminus notes vX.Y.Z --write` とするか、--component で一つ選んでください。',
  'error.fragment.invalid': '変更フラグメントに {count} 件の問題があります:\n{problems}',
  'error.fragment.invalid.help': '上の行を直して、もう一度実行してください。何も変更していません。',
  'error.template.failed': '{file}:{line}: {reason}',
  'error.template.failed.help':
    'テンプレートを直すか、tminus.yaml から `changelog.template` を外して Keep a Changelog 形式にしてください。',
  'error.notes.pdfToTerminal': 'PDF は端末に表示できません。',
  'error.notes.pdfToTerminal.help':
    '`tminus notes --format pdf > notes.pdf` のようにファイルへ出力するか、--write を付けてください。',
  'error.release.notFound': 'リリース {release} が見つかりません。',
  'error.release.notFound.help': '`tminus release list` で一覧できます。',
  'error.release.nothingToRelease': 'リリースする変更のあるコンポーネントがありません。',
  'error.release.nothingToRelease.help':
    '`tminus changes` で、各コミットの読み取り結果を確認できます。変更フラグメントはバージョンを動かしません。`--increment patch --reason` を使えばリリースできます。',
  'error.release.notFormal': '正式なリリースは必要ありません: {reason}。',
  'error.release.notFormal.help':
    '普段どおりにデプロイしてください。それでもリリースとして扱う場合は、理由を付けて計画を強制してください。',
  'error.release.incrementTooLarge': '{type} リリースに {increment} の変更は入れられません。',
  'error.release.incrementTooLarge.help':
    '{increment} リリースとして計画するか、--reason で理由を示して強制してください。',
  'error.release.notApproved': '{release} は承認されていません。未承認: {roles}',
  'error.release.notApproved.help': '`tminus approve {release} --as ROLE` で承認してください。',
  'error.release.rejected': '{release} は却下されました: {reason}',
  'error.release.rejected.help': '原因を直し、`tminus plan` をやり直してください。承認は最初からになります。',
  'error.message.notFound': '{release} に連絡 {message} はありません。あるのは次のとおりです: {known}。',
  'error.message.notFound.help': '`tminus notify preview {release}` で一覧を確認できます。',
  'error.release.nothingToEdit': '変更する項目が指定されていません。',
  'error.release.nothingToEdit.help':
    '--theme、--objective、--manager、--announce、--needs を指定できます。値を付けなければ、その項目は空になります。',
  'error.release.stillOpen':
    '{release} はまだ終わっていません。いまリリースできるのは、その {release} 自身です。',
  'error.release.stillOpen.help':
    '計画し直すには `tminus plan`、説明を変えるには `tminus release edit {release}` を使ってください。',
  'error.release.needsCycle': 'これらのリリースは互いを待つことになります: {cycle}。',
  'error.release.needsCycle.help': '`--needs` からどれか一つを外してください。',
  'error.release.needsUnknown': '{release} が必要とするリリース {needed} はありません。',
  'error.release.needsUnknown.help': '`tminus release list` で一覧を確認し、先にそちらを計画してください。',
  'error.release.needsOther': '{release} が必要とする {needed} はまだリリースされていません（{status}）。',
  'error.release.needsOther.help':
    '先に `tminus ship {needed}` を実行するか、`tminus release edit {release} --needs` から外してください。',
  'error.release.wrongStatus': '{release} は {status} のため、{command} はできません。',
  'error.release.wrongStatus.help': '`tminus release show {release}` で経緯を確認できます。',
  'error.release.stopped':
    '{release} は{phase}フェーズで止まったまま、取り消されていません。計画し直すことはできません。',
  'error.release.stopped.help':
    '原因を取り除いて `tminus ship {release}` で続けるか、`tminus release cancel {release} --reason 理由` で取り消してから、もう一度 `tminus plan` を実行してください。',
  'error.release.noneToShip': '承認済み、実行中、または公開途中のリリースはありません。',
  'error.release.noneToShip.help': '`tminus status` で、何があり何を待っているかを確認できます。',
  'error.release.severalToShip': '続行できるリリースが複数あります: {releases}。',
  'error.release.severalToShip.help': 'どれか一つを指定してください。',
  'error.release.underWay': '{release} は実行中（{status}）のため、計画し直すことはできません。',
  'error.release.underWay.help':
    '`tminus ship {release}` で追跡できます（実行しているプロセスがなければ再開します）。`tminus rollout abort {release}` でトラフィックを戻せます。',
  'error.release.serving': '{release} はすでに {component} の利用者に提供されているため、取り消せません。',
  'error.release.serving.help':
    'ここから進める、または戻すには、次のリリースを計画してください。最後まで完了していなければ `tminus ship {release}` で完了できます。',
  'error.release.baselineFailed':
    '新バージョンと並べて提供する {component} {version} を起動できません: {reason}',
  'error.release.baselineFailed.help':
    '以前のバージョンも現在の tminus.yaml の設定で起動します。`deploy` を直して `tminus ship {release}` を再実行してください。{release} より前のバージョンを誰も使っていない場合は、`tminus ship {release} --from none` で新バージョンに全トラフィックを流せます。',
  'error.release.featureFailed':
    '機能 {title} が完了していません: {release} に {id} のコミットがありません。',
  'error.release.featureFailed.help':
    '完成させてマージし計画し直すか、スコープで `deferred: true` として `tminus ship` を再実行してください。コミットは `tminus scope {release}` で確認できます。',
  'error.release.freezeFailed':
    '機能凍結に失敗しました: {subject} ({sha}) は {arrived} に入りましたが、{release} は {date} から凍結されています (該当する変更は全部で {count} 件)。',
  'error.release.freezeFailed.help':
    '変更を取り除いて計画し直すか、作成者以外の人が例外を認めてから (tminus.yaml の `freeze.exceptions`)、もう一度 `tminus ship` を実行してください。',
  'error.release.fixFailed':
    'バグ修正 {id} が完了していません: {release} にそのコミット ({title}) がありません。',
  'error.release.fixFailed.help':
    '完成させてマージし計画し直すか、スコープで `deferred: true` として `tminus ship` を再実行してください。コミットは `tminus scope {release}` で確認できます。',
  'error.release.phaseFailed': '{release} は {phase} フェーズで止まりました: {reason}',
  'error.release.phaseFailed.help':
    '原因を直し、`tminus ship {release}` を再実行してください。完了したフェーズは繰り返しません。原因がコミット自体にある場合は `tminus release cancel {release} --reason 理由` のあと計画し直してください。',
  'error.release.rolledBack': '{release} はロールバックされました: {reason}',
  'error.release.rolledBack.help': 'インシデント記録に観測内容があります。修正して計画し直してください。',
  'error.release.deploymentFailed': '{release} はまだ元に戻せていません: {reason}',
  'error.release.deploymentFailed.help':
    'Tminus は動いている間、再試行を続けます。`tminus ship {release}` で再開できます。',
  'error.release.publicationFailed': '{release} はデプロイ済みですが、公開が完了していません: {reason}',
  'error.release.publicationFailed.help':
    'トラフィックに影響はありません。原因を直して `tminus ship {release}` を再実行してください。公開済みのものは繰り返しません。',
  'error.release.frozen': '{release} ({type}) は凍結期間 {freeze} により {until} まで出荷できません。',
  'error.release.frozen.help':
    '終わりを待つか、このリリースに限り例外として承認してください: `tminus calendar freeze override {release} --freeze {id} --reason TEXT --approver PERSON`。ロールバックが止められることはありません。',
  'error.release.outsideWindow':
    '{release} は計画のウィンドウ ({start} から {end} まで、{zone}) の間だけ出荷できます。',
  'error.release.outsideWindow.help':
    'その時間に出荷するか、別の日に計画し直すか、tminus.yaml で `calendar.enforceWindow: false` にしてください。',
  'error.freeze.reasonMissing': '{release} で凍結期間 {freeze} の例外を認めるには理由が必要です。',
  'error.freeze.reasonMissing.help': '理由を書いてください: --reason TEXT',
  'error.freeze.approverMissing': '{release} で凍結期間 {freeze} の例外を認めるには承認者が必要です。',
  'error.freeze.approverMissing.help': '承認者を書いてください: --approver "Name <email>"',
  'error.freeze.approvedAlone':
    '{person} は {release} の作成者のため、ひとりで凍結期間 {freeze} の例外を認めることはできません。',
  'error.freeze.approvedAlone.help':
    'ほかの人に承認を頼むか、tminus.yaml で `approvals.allowSelf: true` にして計画し直してください。',
  'error.freeze.notInTheWay':
    '凍結期間 {freeze} は {release} を止めていません ({components} の {type} リリースです)。',
  'error.freeze.notInTheWay.help':
    '例外は要りません。各凍結期間が何を止めるかは `tminus calendar freeze list` で確認できます。',
  'error.task.unknown': '{release} の計画にタスク {task} はありません。{nearest} のことですか。',
  'error.task.unknown.help': '`tminus task list {release}` で一覧を確認できます。',
  'error.task.dayBeforeStart': '{task} は {started} に始まったため、{on} には終われません。',
  'error.task.dayBeforeStart.help': '--on に後の日付を指定するか、`tminus task start` で始め直してください。',
  'error.task.dayToCome':
    '{on} はまだ来ていません（今日は {today}）。{task} をその日に始めた・終えたことにはできません。',
  'error.task.dayToCome.help': '--on に過去の日付を指定するか、省略して今日としてください。',
  'error.plan.dateTooEarly': '{date} は不可能です。制約は{binding}{what}で、最短は {earliest} です。',
  'error.plan.dateTooEarly.help':
    '最初の営業日である --release-date {workday} にするか、tminus.yaml の方針かカレンダーを変えてください。',
  'error.plan.noDate': '{date} は不可能です。制約は{binding}{what}で、1 年先まで変わりません。',
  'error.plan.noDate.help':
    '`tminus calendar windows` で妨げを確認し、tminus.yaml の方針かカレンダーを変えてください。',
  'error.plan.dateInvalid': '{date} は暦日ではありません。',
  'error.plan.dateInvalid.help': '2026-12-01 のように書いてください。',
  'error.approval.stale': '{release} の内容が変わりました。確認時 {given}、現在 {current}',
  'error.approval.stale.help': '計画を読み直してから承認してください。',
  'error.approval.unknownRole': '{role} は承認者の役割ではありません。候補: {roles}',
  'error.approval.unknownRole.help': '--as に上のいずれかを指定してください。',
  'error.approval.roleNotRequired': '{release} に必要なのは {roles} で、{role} ではありません。',
  'error.approval.roleNotRequired.help': '計画に載っている役割で承認してください。',
  'error.approval.ownRelease': '{person} は {release} の作成者なので、一人で承認できません。',
  'error.approval.ownRelease.help':
    '別の人が --by で承認するか、`approvals.allowSelf: true` を設定してください（計画に明記されます）。',
  'error.approval.reasonMissing': '{role} として却下するには理由が必要です。',
  'error.approval.reasonMissing.help': '--reason で指定してください。',
  'error.rollout.notFound': '{release} にロールアウトはありません。',
  'error.rollout.notFound.help':
    '`tminus ship` で始まります。最初のバージョンには、前に動いていたものがないため、ロールアウトがありません。',
  'error.rollout.wrongState': 'ロールアウトは {state} のため、{command} はできません。',
  'error.rollout.wrongState.help': '`tminus rollout show` で現在地を確認できます。',
  'error.rollout.staleEpoch': '{target} のルーターは新しいコントローラーに従っています（{seen} > {given}）。',
  'error.rollout.staleEpoch.help': '別の Tminus が引き継いだため、こちらは停止します。',
  'error.rollout.stepsInvalid':
    'ロールアウトのステップが正しくありません: steps{path}（{value}）の {problem}。',
  'error.rollout.stepsInvalid.help':
    '割合はステップごとに増やし、最後を 100 % にします。カナリアは 100 % 未満から始め、観察時間は 0 より長くします。',
  'error.rollout.sameVersion': '{component} {version} はすでに稼働中で、トラフィックの移行先がありません。',
  'error.rollout.sameVersion.help':
    '別のバージョンをリリースするか、このコンポーネントをリリースから外してください。',
  'error.router.unreachable': 'ルーターが応答しません: {reason}',
  'error.router.unreachable.help':
    'ログは {log} です。リースが切れると、トラフィックは自動で安定版に戻ります。',
  'error.deploy.notReady': '{key} は {seconds} 秒以内に準備できませんでした。出力: {log}',
  'error.deploy.notReady.help':
    'ヘルスチェックのパスが 2xx を返すと準備完了です。出力と、tminus.yaml の `deploy.health` と `deploy.startTimeout` を確認してください。',
  'error.deploy.exited':
    '{key} は準備が整う前に終了コード {exitCode} で終了しました（起動 {starts} 回）。出力: {log}',
  'error.deploy.exited.help': '出力と、tminus.yaml の `deploy.command` を確認してください。',
  'error.deploy.killed':
    '{key} は準備が整う前に {signal} で終了させられました（起動 {starts} 回）。出力: {log}',
  'error.deploy.killed.help':
    '何かがプロセスを終了させました。SIGKILL の場合、メモリ不足がよくある原因です。出力を確認してください。',
  'error.deploy.failed': '{key} をデプロイできませんでした: {reason}',
  'error.deploy.failed.help': '原因を直し、`tminus ship` を再実行してください。',
  'error.data.locked': 'データディレクトリ {directory} はプロセス {pid}（{command}）が使用中です。',
  'error.data.locked.help':
    '終わるのを待つか、そのプロセスを止めてください。別のディレクトリ（--data）は別の空のワークスペースになります。',
  'error.data.unusable': 'データディレクトリ {directory} を使えません: {reason}',
  'error.data.unusable.help': '存在、空き容量、書き込み権限を確認するか、--data を使ってください。',
  'error.demo.paused':
    '{release} のロールアウトが一時停止しました: {reason}。再開できる人がいないため、デモを終了しました。',
  'error.demo.paused.help':
    'マシンの負荷が低いときに再実行するか、ロールアウトを再開できるように端末で実行してください。',
  'error.document.unwritable': '{file} に書き込めませんでした: {reason}',
  'error.document.unwritable.help':
    '空き容量と書き込み権限を確認して再実行してください。保存済みの処理は繰り返されません。',
  'error.document.logoUnreadable': '{file} は読み取れる 1 MB 以下の PNG または JPEG 画像ではありません。',
  'error.document.logoUnreadable.help': 'ロゴにはそのような画像を指定するか、ロゴの指定を外してください。',
  'error.data.full':
    '{directory} のディスクに空きがありません: 空き {free} MB、データベースに必要な容量 {needed} MB。',
  'error.data.full.help': '空き容量を確保して再実行してください。書き込み済みの内容は保持されています。',
  'error.database.unreachable': 'データベースが応答しません: {reason}',
  'error.database.unreachable.help':
    'URL（--database-url、DATABASE_URL、または move の --to）と、PostgreSQL の稼働を確認してください。',
  'error.store.conflict': '{kind} {id} は同時に別の人が変更しました。',
  'error.store.conflict.help': '現在の状態を確認して、やり直してください。',
  'error.database.newer':
    'このデータベースは新しいバージョンの Tminus が使用しているため、このバージョンでは読めません。',
  'error.database.newer.help': 'そのバージョン以降を実行してください。',
  'error.system.refused': 'データプレーンの操作をシステムが拒否しました: {reason}',
  'error.system.refused.help': '空き容量か書き込み権限を確保してください。自動的に再試行します。',
  'error.data.moved':
    '{directory} の内容は {database} に移されました。組み込みデータベースは閉じられています。',
  'error.data.moved.help':
    '--database-url、DATABASE_URL、または tminus.yaml の database.url でそのデータベースを指定してください。',
  'error.data.moving':
    '{directory} から {database} への移行が途中で終わりました。内容がどちらにあるか確定していないため、組み込みデータベースは閉じたままです。',
  'error.data.moving.help':
    '同じデータベースへの移行をもう一度実行してください: tminus move --to URL。残りが完了し、二重にコピーされることはありません。そのデータベースが完全に失われた場合に限り、データディレクトリの db.moving を削除してください。',
  'error.move.targetInUse':
    '移行先のデータベースは使用中です: リリース {releases} 件、イベント {events} 件、稼働中のサーバー {nodes} 台があります。',
  'error.move.targetInUse.help': 'どのサーバーも使っていない空のデータベースを指定してください。',
  'error.move.nothingThere': '{directory} には移せるデータベースがありません。',
  'error.move.nothingThere.help': '新しいデータベースで始めてください: tminus serve --database-url URL',
  'error.store.unavailable': 'データベースが現在応答しません: {reason}',
  'error.store.unavailable.help':
    '応答が戻り次第、進行中の作業は自動的に再開します。tminus doctor で確認できます。',
  'error.node.leaseExpired':
    '{node} はデータベースのリースを更新できないため、更新できるまで何も変更しません。',
  'error.node.leaseExpired.help': 'データベースが応答すれば自動的に再開します。',
  'error.node.elsewhere':
    'ホスト {host} のサーバー(プロセス {pid})が、別のデータディレクトリでこのデータベースを使っています。組み込みルーターでは、すべての作業を一つのデータディレクトリで行います。そうしないと、それぞれが別々のトラフィックを動かしてしまいます。',
  'error.node.elsewhere.help':
    'このサーバーを同じホストで同じデータディレクトリ(--data)を指定して起動するか、先にもう一方を停止してください。',
  'error.node.leftElsewhere':
    'ホスト {host} のサーバーが、別のデータディレクトリで進行中のリリースを残して終了しました。ルーターとインスタンスはそこにあります。',
  'error.node.leftElsewhere.help':
    "そのホストで同じデータディレクトリ(--data)を指定して起動し直してください。完全に失われた場合は、nodes テーブルからその行(host = '{host}')を削除すると、このサーバーが作業を引き継ぎます。",
  'error.node.fenced': '{node} はリースを失い、別のノードに引き継がれたため、書き込みはできません。',
  'error.node.fenced.help': '新しい名前で自動的に再参加します。',
  'error.rollout.componentBusy': '{release} がまだ {component} を移行中です。',
  'error.rollout.componentBusy.help':
    '終わるのを待つか、終わらせてください: tminus rollout promote {release} --full または tminus rollout abort {release}。途中で止まったものは tminus ship {release} で再開できます。',
  'error.server.portBusy': 'ポート {port} は使用中です。',
  'error.server.portBusy.help':
    '使用中のプロセスを止めるか、--port または tminus.yaml で別のポートを選んでください。',
  'error.server.unreachable': '{address} の Tminus サーバーが応答しません。',
  'error.server.unreachable.help': 'プロセスが動いているか、ログを確認してください。',
  'error.audit.broken': 'イベントログに問題が {count} 件あります。',
  'error.audit.broken.help':
    'データベースはそのままにして、該当するイベントをバックアップと比べてください。意味は docs/event-log.md にあります。',
  'error.doctor.failed': '{total} 件の検査のうち {count} 件が異常です。',
  'error.doctor.failed.help':
    '各 ✗ の下に直し方があります。直したら tminus doctor をもう一度実行してください。',
  'error.webhook.refused': 'Webhook {name} がステータス {status} を返しました。',
  'error.webhook.refused.help':
    '成功とみなすのは 2xx だけで、リダイレクトはたどりません。受信側を確認してください。イベントは再送されます。',
  'error.webhook.unreachable': 'Webhook {name} に接続できません: {reason}',
  'error.webhook.unreachable.help':
    'tminus.yaml の url とネットワークを確認してください。イベントは再送されます。',
  'error.webhook.timeout': 'Webhook {name} が {seconds} 秒以内に応答しませんでした。',
  'error.webhook.timeout.help':
    '受信側は、先に応答してから処理するようにしてください。イベントは再送されます。',
  'error.webhook.secretInvalid': 'Webhook {name} のシークレットが正しくありません。',
  'error.webhook.secretInvalid.help':
    '24 〜 64 バイトの base64 にしてください。先頭に `whsec_` を付けてもかまいません。',
  'error.forge.unauthorized':
    '{forge} はこのトークンに {repository} でのリリース作成を許可していません（HTTP {status}）。',
  'error.forge.unauthorized.help':
    'publish.forge.token が有効で、このリポジトリに書き込めるか確かめてください。',
  'error.forge.notFound': '{forge} にリポジトリ {repository} がないか、このトークンには見えません。',
  'error.forge.notFound.help':
    'tminus.yaml の publish.forge.repository と url、トークンの権限を確かめてください。',
  'error.forge.tagMissing': '{forge} の {repository} にタグ {tag} がありません。',
  'error.forge.tagMissing.help':
    'タグをプッシュしてください。tminus.yaml の publish.remote を設定するか `git push リモート {tag}` のあと、もう一度 `tminus ship` を実行してください。',
  'error.forge.refused': '{forge} がリリース {tag} を拒否しました（HTTP {status}）: {reason}',
  'error.forge.refused.help': '理由を確かめてください。`tminus ship` で再試行できます。',
  'error.forge.busy': '{forge} は今、要求を受け付けていません（HTTP {status}）。',
  'error.forge.busy.help':
    'しばらくして `tminus ship` を再実行してください。公開済みのものは繰り返しません。',
  'error.forge.unreachable': '{forge} が応答しません: {reason}',
  'error.forge.unreachable.help':
    'ネットワークと publish.forge.url を確かめ、もう一度 `tminus ship` を実行してください。',
  'error.server.unready': 'このサーバーはまだ準備ができていません: {failed}',
  'error.server.unready.help': '下の値に各検査の理由があります。準備は自動的に整います。',
  'error.server.stopping': 'このサーバーは停止処理中です。',
  'error.server.stopping.help': '再開後にもう一度試すか、別のサーバーに送ってください。',
  'error.server.tooManyStreams': 'イベントのストリームがすでに {limit} 本あります。',
  'error.server.tooManyStreams.help':
    '1 本閉じるか、後でもう一度試すか、/api/v1/events をページごとに読んでください。',
  'error.calendar.zoneUnknown': '{zone} というタイムゾーンはありません。',
  'error.calendar.zoneUnknown.help':
    'IANA タイムゾーンデータベースの名前 (例: `Asia/Tokyo`、`UTC`) を指定してください。',
  'error.calendar.zoneMisspelled': '{zone} というタイムゾーンはありません。近い名前は {nearest} です。',
  'error.calendar.zoneMisspelled.help':
    'IANA タイムゾーンデータベースの名前 (例: `Asia/Tokyo`、`UTC`) を指定してください。',
  'error.calendar.timeInvalid': '{text} は 1970 年から 2199 年までの日付または日時として読めません。',
  'error.calendar.timeInvalid.help':
    '`2026-12-24` または `2026-12-24T18:00` の形で書いてください。タイムゾーンは別に指定します。',
  'error.calendar.periodEmpty':
    '{start} から {end} までの期間は空です。終わりが始まりより後になっていません。',
  'error.calendar.periodEmpty.help':
    '始まりか終わりを直してください。日付で書いた終わりはその日を含み、時刻で書いた終わりはその時刻を含みません。',
  'error.calendar.periodTooLong': '{start} から {end} までの期間は 1 年より長いため、繰り返せません。',
  'error.calendar.periodTooLong.help': '期間を短くするか、繰り返し規則を外してください。',
  'error.calendar.ruleInvalid': '繰り返し規則 {rule} の {part} が正しくありません。',
  'error.calendar.ruleInvalid.help':
    'RFC 5545 の規則を書いてください (例: `FREQ=WEEKLY;BYDAY=FR`、`FREQ=MONTHLY;BYDAY=-1FR`)。',
  'error.calendar.ruleTooOften': '繰り返し規則 {rule} は、カレンダーとしては頻度が高すぎます。',
  'error.calendar.ruleTooOften.help':
    '`FREQ=DAILY` かそれより低い頻度にし、BYHOUR と BYMINUTE の組み合わせは 1 日 96 回までにしてください。',
  'error.calendar.rangeInvalid': '{start} から {end} までは、検索できる期間ではありません。',
  'error.calendar.rangeInvalid.help': '始まりより後で、{days} 日以内の終わりを指定してください。',
  'error.calendar.windowTooLong':
    'このリリースには {needed} 時間のウィンドウが必要ですが、上限は {longest} 時間です。',
  'error.calendar.windowTooLong.help':
    'ウィンドウの上限 (max_duration) を {needed} 時間に上げるか、トラフィックが 100 % になるまでの観察時間を短くしてください。',
  'error.calendar.noWindow': '適したリリースウィンドウが見つかりません',
  'error.calendar.noWindow.help':
    '`tminus calendar windows` で、却下された時間帯の理由と、どの変更でウィンドウが得られるかを確認できます。',
  'error.calendar.conflictsUnresolved': '競合を解消できません: {list}',
  'error.calendar.conflictsUnresolved.help':
    'これらのリリースのいずれかを移すか、別の期間を検索してください。',
  'error.calendar.configured': '{name} は tminus.yaml に書かれており、そこでだけ変更できます。',
  'error.calendar.configured.help': 'tminus.yaml の `calendar` を変更してください。',
  'error.calendar.duplicate': '{name} という名前のものがすでにあります ({source})。',
  'error.calendar.duplicate.help': '別の名前にするか、先にそれを削除してください。',
  'error.calendar.entryNotFound': '{name} という名前のものはカレンダーにありません。あるもの: {known}',
  'error.calendar.entryNotFound.help':
    '一覧にある名前か ID で指定してください: `tminus calendar freeze list`',
  'error.calendar.entryAmbiguous': '{name} という名前のものがカレンダーに複数あります: {ids}',
  'error.calendar.entryAmbiguous.help': 'ID で指定してください。',
  'error.calendar.fileMissing': 'ファイル {file} がありません。',
  'error.calendar.fileMissing.help': 'パスはコマンドの作業場所から数えます。`-` は標準入力を読みます。',
  'error.calendar.fileUnreadable': '{file} を読み込めません: {reason}',
  'error.calendar.fileUnreadable.help': '読み込める iCalendar ファイルを指定してください。',
  'error.calendar.fileUnwritable': '{file} に書き込めません: {reason}',
  'error.calendar.fileUnwritable.help': '書き込める場所を指定してください。',
  'error.calendar.fileInvalid': 'カレンダーファイルの {line} 行目が正しくありません: {problem}',
  'error.calendar.fileInvalid.help': 'iCalendar (RFC 5545) として書き出し直すか、その行を直してください。',
  'error.calendar.fileTooLarge': 'カレンダーファイルが {limit} バイトを超えています。',
  'error.calendar.fileTooLarge.help': '年数を減らすか、複数のファイルに分けて書き出してください。',
  'error.calendar.tooManyEvents': 'カレンダーファイルのイベントが {limit} 件を超えています。',
  'error.calendar.tooManyEvents.help': '年数を減らすか、複数のファイルに分けて書き出してください。',
  'error.defect.unexpected': 'Tminus 自体に問題があります: {message}',
  'error.defect.unexpected.help': '失われたものはありません。前後のログを添えて報告してください。',
};
