export const rollout = {
  'rollout.verdict.worseThanStable.errors':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。有意水準 {alphaPercent} % で偶然とは言えません。',
  'rollout.verdict.overLimitOnlyCanary.errors':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）。上限 {limitPercent} % を超え、安定版では起きていません: 安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.overLimitAlone.errors':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）。上限 {limitPercent} % を超えました。比較できる安定版のトラフィックはありません。',
  'rollout.verdict.overThreshold.errors':
    '{component}: エラーが 1 つの期間内でしきい値を超えました。ステップ開始以降、カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.sharedOutage.errors':
    '{component}: 両方のバージョンでエラーが上限 {limitPercent} % を超えています: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。ロールバックでは解決しません。',
  'rollout.verdict.overLimitUnexplained.errors':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）。上限 {limitPercent} % を超えていますが、安定版も同じかはまだ分かりません: 安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.leaningWorse.errors':
    '{component}: カナリアのエラーが安定版より多い傾向です: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.noRequests.errors':
    '{component}: このステップでカナリアへのリクエストがなく、エラーについて判断できません。',
  'rollout.verdict.fewRequests.errors':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）。エラーの判断には {minRequests} 件以上のリクエストが必要です。',
  'rollout.verdict.boundTooWide.errors':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。エラーの上界は信頼度 {confidencePercent} % で {boundPercent} % であり、{allowedPercent} % 未満が必要です。',
  'rollout.verdict.normal.errors':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が失敗（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。信頼度 {confidencePercent} % で上界 {boundPercent} %（許容 {allowedPercent} %）。',
  'rollout.whatIf.fewerBad.errors':
    '{component}: 直前の計測でカナリアのエラーがあと {count} 件少なければ、続行していました。',
  'rollout.whatIf.moreBad.errors':
    '{component}: 直前の計測でカナリアのエラーがあと {count} 件多ければ、ロールバックしていました。',
  'rollout.whatIf.moreRequests.errors':
    '{component}: エラーのないカナリアへのリクエストがあと {count} 件あれば、十分な根拠になります。',
  'rollout.whatIf.stableWithinLimit.errors':
    '{component}: 安定版のエラーが {limitPercent} % 以内であれば、カナリアが原因と判断しロールバックしていました。',
  'rollout.whatIf.clearerDifference.errors':
    '{component}: バージョン間のエラーの差がより明確になれば決まります。根拠は判定に必要な量の {reachedPercent} %（対数尺度）です。',
  'rollout.verdict.worseThanStable.slow':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。有意水準 {alphaPercent} % で偶然とは言えません。',
  'rollout.verdict.overLimitOnlyCanary.slow':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）。上限 {limitPercent} % を超え、安定版では起きていません: 安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.overLimitAlone.slow':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）。上限 {limitPercent} % を超えました。比較できる安定版のトラフィックはありません。',
  'rollout.verdict.overThreshold.slow':
    '{component}: 低速応答が 1 つの期間内でしきい値を超えました。ステップ開始以降、カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.sharedOutage.slow':
    '{component}: 両方のバージョンで低速応答が上限 {limitPercent} % を超えています: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。ロールバックでは解決しません。',
  'rollout.verdict.overLimitUnexplained.slow':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）。上限 {limitPercent} % を超えていますが、安定版も同じかはまだ分かりません: 安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.leaningWorse.slow':
    '{component}: カナリアの低速応答が安定版より多い傾向です: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。',
  'rollout.verdict.noRequests.slow':
    '{component}: このステップでカナリアへのリクエストがなく、低速応答について判断できません。',
  'rollout.verdict.fewRequests.slow':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）。低速応答の判断には {minRequests} 件以上のリクエストが必要です。',
  'rollout.verdict.boundTooWide.slow':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。低速応答の上界は信頼度 {confidencePercent} % で {boundPercent} % であり、{allowedPercent} % 未満が必要です。',
  'rollout.verdict.normal.slow':
    '{component}: カナリアは {canaryRequests} 件中 {canaryCount} 件が低速（{canaryPercent} %）、安定版は {stableRequests} 件中 {stableCount} 件（{stablePercent} %）。信頼度 {confidencePercent} % で上界 {boundPercent} %（許容 {allowedPercent} %）。',
  'rollout.whatIf.fewerBad.slow':
    '{component}: 直前の計測でカナリアの低速応答があと {count} 件少なければ、続行していました。',
  'rollout.whatIf.moreBad.slow':
    '{component}: 直前の計測でカナリアの低速応答があと {count} 件多ければ、ロールバックしていました。',
  'rollout.whatIf.moreRequests.slow':
    '{component}: 低速応答のないカナリアへのリクエストがあと {count} 件あれば、十分な根拠になります。',
  'rollout.whatIf.stableWithinLimit.slow':
    '{component}: 安定版の低速応答が {limitPercent} % 以内であれば、カナリアが原因と判断しロールバックしていました。',
  'rollout.whatIf.clearerDifference.slow':
    '{component}: バージョン間の低速応答の差がより明確になれば決まります。根拠は判定に必要な量の {reachedPercent} %（対数尺度）です。',
  'rollout.whatIf.lowerAlpha':
    '{component}: 許容する誤警報の確率が {oneIn} 分の 1 未満の場合だけ、続行していました。',
  'rollout.whatIf.noRequests': '{component}: カナリアへのリクエストが必要です。なければ何も証明できません。',
  'rollout.pause.evidenceMissing': '観察を {extensions} 回延長しても {components} の根拠が足りません',
  'rollout.pause.sharedOutage': '{components} の両方のバージョンで障害が発生しています（共通の障害）',
  'rollout.pause.held': 'このステップは次へ進める指示（promote）を待っています',
  'rollout.pause.byPerson': '{actor}: {reason}',
  'rollout.advance.evidence': 'すべてのコンポーネントが正常と確認されました',
  'rollout.advance.byPerson': '{actor}: {reason}',
  'rollout.extend.evidenceMissing': '{components} の根拠がまだ足りません',
  'rollout.abort.byPerson': '{actor}: {reason}',
  'rollout.steps.empty': 'ロールアウトには 1 つ以上のステップが必要です',
  'rollout.steps.shareOutOfRange':
    'ステップ {step}: {value} % は 0.01 〜 100 %（0.01 刻み）の範囲にありません',
  'rollout.steps.notIncreasing': 'ステップ {step}: {value} % は前のステップより大きくありません',
  'rollout.steps.lastNotFull': '最後のステップが 100 % ではなく {value} % です',
  'rollout.steps.soakNotPositive': 'ステップ {step}: 観察時間 {value} ms は 0 より長くなければなりません',
  'rollout.steps.firstFull': '本番のカナリアは 100 % から始められません',
  'rollout.state.pending': '開始前',
  'rollout.state.progressing': '進行中',
  'rollout.state.paused': '一時停止',
  'rollout.state.promoting': '昇格中',
  'rollout.state.succeeded': '成功',
  'rollout.state.rolling_back': 'ロールバック中',
  'rollout.state.rolled_back': 'ロールバック済み',
  'rollout.verdictName.healthy': '正常',
  'rollout.verdictName.insufficient': '根拠不足',
  'rollout.verdictName.suspect': '疑わしい',
  'rollout.verdictName.shared_outage': '共通の障害',
  'rollout.verdictName.bad': '異常',
} as const;
