import type { scope as english } from '../en/scope.ts';

export const scope: Readonly<Record<keyof typeof english, string>> = {
  'scope.finding.over.changes': '変更が {actual} 件あり、一度のリリースの上限 {limit} 件を超えています。',
  'scope.finding.over.features': '機能が {actual} 件あり、一度のリリースの上限 {limit} 件を超えています。',
  'scope.finding.over.breaking':
    '破壊的変更が {actual} 件あり、一度のリリースの上限 {limit} 件を超えています。',
  'scope.finding.over.components':
    '{actual} 個のコンポーネントが動き、一度のリリースの上限 {limit} 個を超えています。',
  'scope.finding.over.risk': 'リスクが {actual} 点あり、一度のリリースの上限 {limit} 点を超えています。',
  'scope.finding.defer': 'リスク許容度に収めるため、次を見送ってください: {items}。',
  'scope.finding.notEnough':
    '見送るだけでは足りません。必須のものだけで上限を超えています。リリースを分けるか、リスクを受け入れてください。',
  'scope.finding.priorityUnknown':
    '{ids}: {priority} という優先度はわかりません。must、should、could、または P1 から P4 を使ってください。',
  'compatibility.finding.unknown': '{component} が依存する {dependency} はコンポーネントではありません。',
  'compatibility.finding.noRange':
    '{component} が {dependency} について宣言する `{range}` は、バージョンの範囲ではありません。',
  'compatibility.finding.outside':
    '{component} は {dependency} を `{range}` と宣言していますが、{version} になります。範囲を上げて両方を一緒にテストするか、{dependency} を据え置いてください。',
  'compatibility.finding.undeclared':
    '{dependency} が {from} から {version} に変わりますが、{component} はどのバージョンで動くかを示していません。`dependsOn` に範囲を宣言してください。',
};
