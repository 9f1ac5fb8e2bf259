import type { release as english } from '../en/release.ts';

export const release: Readonly<Record<keyof typeof english, string>> = {
  'release.status.planning': '計画中',
  'release.status.approved': '承認済み',
  'release.status.rejected': '却下',
  'release.status.planning_failed': '計画失敗',
  'release.status.cancelled': '中止',
  'release.status.executing': '実行中',
  'release.status.paused': '一時停止',
  'release.status.deployed': 'デプロイ済み',
  'release.status.completed': '完了',
  'release.status.execution_failed': '実行失敗',
  'release.status.deployment_failed': 'デプロイ失敗',
  'release.status.rolled_back': 'ロールバック済み',
  'release.phase.development': '開発',
  'release.phase.testing': 'テスト',
  'release.phase.preparation': '準備',
  'release.phase.staging': 'ステージング',
  'release.phase.deployment': 'デプロイ',
  'release.phaseStatus.in_progress': '進行中',
  'release.phaseStatus.completed': '完了',
  'release.phaseStatus.failed': '失敗',
};
