import type { steering as english } from '../en/steering.ts';

export const steering: Readonly<Record<keyof typeof english, string>> = {
  'steering.finding.tooLarge': '{file} は {limit} バイトを超えるため、読みませんでした。',
  'steering.finding.unreadable': '{file} を読めません: {reason}',
  'steering.finding.noComponents':
    '{file} にコンポーネントの名前がありません。`## コンポーネント` などの見出しの下に挙げてください。',
  'steering.finding.unknownComponents':
    '{file} に、`tminus.yaml` にないコンポーネントが {count} 個あります: {names}。',
  'steering.finding.undescribedComponents':
    '`tminus.yaml` のコンポーネントのうち {count} 個が {file} にありません: {names}。',
  'steering.finding.noTools': '{file} に Docker や Kubernetes などのデプロイ用ツールの名前がありません。',
  'steering.finding.noUsers': '{file} に、大企業やエンドユーザーといった利用者の記述がありません。',
  'steering.finding.noImpact': '{file} に、`業務影響: 高` のような事業への影響の記述がありません。',
};
