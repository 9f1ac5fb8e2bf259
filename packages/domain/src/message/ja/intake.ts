import type { intake as english } from '../en/intake.ts';

export const intake: Readonly<Record<keyof typeof english, string>> = {
  'intake.need.software': '{count} 個のコンポーネントのバージョンが変わります。',
  'intake.need.severalParts':
    '複数の部分がかみ合う必要があります（コンポーネント {count} 個、チーム {teams}）。',
  'intake.need.stakeholders': '関係者との調整が要ります（承認の役割 {approvers}、関係者 {stakeholders}）。',
  'intake.need.production': '本番環境に出ます。',
  'intake.case.severalTeams': '{count} チームの作業を一緒にリリースします。',
  'intake.case.versions': '{count} 個のコンポーネントのバージョン番号を管理します。',
  'intake.case.notes': 'リリースノートと文書を公開します。',
  'intake.case.approvals': '承認と連絡の調整が要ります（承認の役割 {approvers}、関係者 {stakeholders}）。',
  'intake.case.changeWindow': '変更の時間枠の中で本番環境を変えます。',
  'intake.case.train': 'リリーストレイン {train} に乗ります。',
  'intake.case.emergency': '緊急です: {type}。',
  'intake.case.compliance': '規則により変更の記録が求められます: {regimes}。',
  'intake.case.announcements': 'マーケティングと営業の発表が {count} 件伴います。',
  'intake.screen.simpleFeature': '正式な手続きなしにリリースするチームの、単独の機能または修正です。',
  'intake.screen.developmentPush': '開発者一人による開発環境へのプッシュです。',
  'intake.screen.infrastructureOnly':
    '変わるのはインフラのファイル {count} 個だけで、ソフトウェアは変わりません。',
  'intake.screen.configurationOnly': '変わるのは設定ファイル {count} 個だけで、バージョンは変わりません。',
  'intake.screen.experimental': 'すべて試験的なものです: {components}。',
  'intake.screen.noNeed': '必要とするものがありません。バージョンは変わらず、関係者もいません。',
  'intake.reason.simpleFeature': '正式な手続きなしにリリースするチームの単独の機能または修正',
  'intake.reason.developmentPush': '開発者一人による開発環境へのプッシュ',
  'intake.reason.infrastructureOnly': 'インフラだけの変更で、ソフトウェアは変わらない',
  'intake.reason.configurationOnly': '設定だけの変更で、バージョンは変わらない',
  'intake.reason.experimental': 'すべてのコンポーネントが試験的',
  'intake.reason.noNeed': 'バージョンが変わらず、関係者もいない',
};
