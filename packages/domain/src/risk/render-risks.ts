import { type Translate, translateCode } from '../message/translate.ts';
import { inlineText } from '../plan/inline-text.ts';
import type { FailureRate, RiskRegister, RiskText } from './risk.ts';
import { percentOf } from './risk-rule.ts';

/** A part of a document, headed by `##`: the total, what it rests on, and a row for each risk. Lines without their ends. */
export function renderRisks({ risks, total, level, failure }: RiskRegister, t: Translate): string[] {
  const head = [`## ${t('risk.title')}`, ''];
  if (risks.length === 0) return [...head, t('risk.none')];
  const say = ({ code, params }: RiskText): string => inlineText(translateCode(t, code, params));
  const columns = (['risk', 'likelihood', 'impact', 'score', 'owner', 'mitigation', 'trigger'] as const).map(
    (name) => t(`risk.column.${name}`),
  );
  const rows = risks.map((risk) =>
    [
      `${say(risk.title)} (${t(`risk.category.${risk.category}`)})`,
      risk.likelihood,
      risk.impact,
      `${risk.score} (${t(`risk.level.${risk.level}`)})`,
      risk.owner,
      say(risk.mitigation),
      say(risk.trigger),
    ].join(' | '),
  );
  return [
    ...head,
    `${t('risk.total', { total: total.toFixed(2), level: t(`risk.level.${level}`) })} ${history(failure, t)}`,
    '',
    `| ${columns.join(' | ')} |`,
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ];
}

function history({ failed, counted, rate }: FailureRate, t: Translate): string {
  return counted === 0
    ? t('risk.history.none')
    : t('risk.history.some', { failed, counted, percent: percentOf(rate) });
}
