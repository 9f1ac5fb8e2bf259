import type { guardrail as english } from '../en/guardrail.ts';

export const guardrail: Readonly<Record<keyof typeof english, string>> = {
  'guardrail.redFlag.noCalendar':
    'リリースカレンダーがありません。`tminus.yaml` の `calendar` に時間枠、フリーズ、トレインを書いてください。',
  'guardrail.redFlag.adHocVersions':
    '変更内容から決まらないバージョンがあります（{names}）。コミットに任せるか、できない理由を示してください。',
  'guardrail.redFlag.notesMissing':
    'リリースノートまたは文書がありません。リリース可否の判断までに書いてください。',
  'guardrail.redFlag.lateFeatures':
    'フリーズ後に {count} 件の機能が入りました（{names}）。見送るか、理由を添えて例外を認めてください。',
  'guardrail.redFlag.testingCutShort':
    '時間がなく、テストが終わっていません（{names}）。テストではなく日付を動かしてください。',
  'guardrail.redFlag.noCommunicationPlan':
    '誰にもリリースが知らされません。対象者ごとに連絡を計画してください。',
  'guardrail.redFlag.noRollback': '戻す方法がありません。ロールバックを計画し、予行してください。',
  'guardrail.redFlag.severalMajors':
    '一度のリリースに大きな変更が {count} 件あります（{names}）。一つずつリリースしてください。',
  'guardrail.redFlag.noFollowUp':
    'リリース後の監視または振り返りがありません。7 日間の監視と振り返りを計画してください。',
  'guardrail.mistake.lastMinutePlanning':
    'この種別には {needed} 日必要なところ、{days} 日前の計画です。4〜6 週間前に始めてください。',
  'guardrail.mistake.poorVersioning':
    '{of} 件のコミットのうち {count} 件が規約に従っておらず、次のバージョンを判断できません。Conventional Commits で書いてください。`tminus lint` で確認できます。',
  'guardrail.mistake.inadequateTesting':
    '合格していないテストがあります（{names}）。この種別に必要なテストを行ってください。',
  'guardrail.mistake.lackOfCommunication':
    '関係者への連絡が計画されていません。早めに、変更のたびに知らせてください。',
  'guardrail.mistake.rollbackUntested': 'ロールバックを予行していません。ステージングで試してください。',
  'guardrail.mistake.ignoredDependencies':
    '解決していない依存が {count} 件あります（{names}）。範囲を宣言し、組み合わせてテストしてください。',
  'guardrail.mistake.overloaded':
    'リリースが {count} 個の指標でリスク許容度を超えています。急がないものを見送ってください。',
  'guardrail.mistake.skippedReview':
    '振り返りをしていないリリースが {count} 件あります（{names}）。次のリリースの前に行ってください。',
};
