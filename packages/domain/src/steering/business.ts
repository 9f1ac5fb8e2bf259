import type { RiskLevel } from '../release/policy.ts';
import { affirmed } from './affirmed.ts';
import type { ServiceObjective, Steering } from './steering.ts';
import type { SteeringLine } from './steering-lines.ts';

const ABOUT_IMPACT =
  /\bbusiness (?:impact|criticality)\b|\bcriticality\b|業務影響|業務への影響|ビジネスへの影響|ビジネス影響|事業影響|事業への影響|重要度/i;

/** The highest first, for `medium to high` is high. */
const LEVEL_WORDS: readonly (readonly [RiskLevel, RegExp])[] = [
  ['critical', /\b(?:critical|severe|catastrophic|tier[ -]?[01])\b|重大|致命的|極めて高|非常に高|甚大/i],
  ['high', /\b(?:high|major|tier[ -]?2)\b|高/i],
  ['medium', /\b(?:medium|moderate|tier[ -]?3)\b|中程度|中/i],
  ['low', /\b(?:low|minor|negligible|tier[ -]?[4-9])\b|低|軽微/i],
];

/** What says it without the words, the highest first. */
const PHRASES: readonly (readonly [RiskLevel, RegExp])[] = [
  [
    'critical',
    /\b(?:mission|business|safety)[ -]critical\b|ミッションクリティカル|基幹(?:システム|業務)|人命/i,
  ],
  ['high', /\b(?:revenue|payments?|checkout|loses? money)\b|売上|収益|決済/i],
];

const levelIn = (text: string, table: readonly (readonly [RiskLevel, RegExp])[]): RiskLevel | null =>
  table.find(([, words]) => words.test(text))?.[0] ?? null;

/** How much the business depends on the product: what the file says in so many words, else what its phrases mean. */
export function businessImpactIn(lines: readonly SteeringLine[]): Steering['businessImpact'] {
  for (const { kind, text, heading, number } of lines) {
    if (kind === 'code') continue;
    const isUnder = kind !== 'heading' && ABOUT_IMPACT.test(heading);
    const at = ABOUT_IMPACT.exec(text);
    if (at === null && !isUnder) continue;
    // Behind the words, so that "critical" in the name of the heading says nothing.
    const level = levelIn(affirmed(at === null ? text : text.slice(at.index + at[0].length)), LEVEL_WORDS);
    if (level !== null) return { level, line: number };
  }
  for (const [level, words] of PHRASES) {
    const line = lines.find(
      ({ kind, text }) => kind !== 'code' && words.test(text) && words.test(affirmed(text)),
    );
    if (line !== undefined) return { level, line: line.number };
  }
  return null;
}

const ABOUT_OBJECTIVES =
  /\b(?:SLO|SLOs|SLA|SLAs|availability|uptime|service level)\b|可用性|稼働率|サービスレベル/i;
const PERCENTILE = /\bp(50|75|90|95|99)\b/i;

/** Availability as a share of lines about it, and latency at a percentile. What is no sensible target is left out. */
export function objectivesIn(lines: readonly SteeringLine[]): ServiceObjective[] {
  return lines.flatMap(({ text, heading, number }): ServiceObjective[] => {
    const found: ServiceObjective[] = [];
    const share = /(?<![\d.])(\d{2,3}(?:\.\d{1,5})?)\s?[%％]/.exec(text)?.[1];
    const percent = share === undefined ? 0 : Number(share);
    if ((ABOUT_OBJECTIVES.test(text) || ABOUT_OBJECTIVES.test(heading)) && percent >= 90 && percent <= 100)
      found.push({
        kind: 'availability',
        target: Math.round(percent * 100_000) / 10_000_000,
        percentile: null,
        line: number,
      });
    const percentile = PERCENTILE.exec(text);
    const limit =
      percentile === null
        ? null
        : /(\d{1,6}(?:\.\d{1,3})?)\s?(ms|milliseconds?|ミリ秒|seconds?|秒|s)(?![A-Za-z])/i.exec(
            text.slice(percentile.index + percentile[0].length),
          );
    if (percentile !== null && limit !== null) {
      const unit = /^(?:m|ミ)/i.test(limit[2] ?? '') ? 1 : 1_000;
      found.push({
        kind: 'latency',
        target: Number(limit[1]) * unit,
        percentile: Number(percentile[1]),
        line: number,
      });
    }
    return found;
  });
}

const ABOUT_HOURS = /\b(?:business|working|office|opening|core) hours\b|営業時間|業務時間|就業時間/i;
const HOURS = /(?<!\d)([01]?\d|2[0-4]):([0-5]\d)\s?(?:[-–—~〜～]|to|から)\s?([01]?\d|2[0-4]):([0-5]\d)(?!\d)/;
const ZONE =
  /\b(?:(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z][A-Za-z_-]{1,30}(?:\/[A-Z][A-Za-z_-]{1,30})?|UTC)\b/;

/** Business hours and the time zone, where they are written. `JST` is the only abbreviation that means one zone. */
export function hoursIn(lines: readonly SteeringLine[]): Pick<Steering, 'businessHours' | 'timeZone'> {
  let businessHours: Steering['businessHours'] = null;
  let timeZone: string | null = null;
  for (const { text, heading } of lines) {
    if (businessHours === null && (ABOUT_HOURS.test(text) || ABOUT_HOURS.test(heading))) {
      const [, fromHour, fromMinute, toHour, toMinute] = HOURS.exec(text) ?? [];
      if (fromHour !== undefined && toHour !== undefined)
        businessHours = {
          start: `${fromHour.padStart(2, '0')}:${fromMinute}`,
          end: `${toHour.padStart(2, '0')}:${toMinute}`,
        };
    }
    timeZone ??= ZONE.exec(text)?.[0] ?? (/\bJST\b|日本時間/.test(text) ? 'Asia/Tokyo' : null);
  }
  return { businessHours, timeZone };
}

const PEAK =
  /^(?:\*\*)?(?:peaks?|peak (?:times?|hours|days?|seasons?|periods?)|busy (?:times?|days?|seasons?|periods?)|繁忙期|ピーク(?:時|期|時間帯)?)(?:\*\*)?\s?[:：](?:\*\*)?\s?(.{1,300})$/i;
const ABOUT_PEAKS = /\bpeaks?\b|\bbusy (?:times?|days?|seasons?|periods?)\b|繁忙期|ピーク/i;

/** Times of more business than usual: after `Peak:`, and the items below a heading about peaks. */
export function peaksIn(lines: readonly SteeringLine[]): string[] {
  const found = lines.flatMap(({ kind, text, heading, cells }) => {
    const after = PEAK.exec(text)?.[1];
    if (after !== undefined) return after.split(/[,、，;；]/);
    if (!ABOUT_PEAKS.test(heading) || (kind !== 'item' && kind !== 'row')) return [];
    return [kind === 'row' ? (cells[0] ?? '') : (text.split(/:\s|：/)[0] ?? '')];
  });
  const names = found
    .map((name) =>
      name
        .replace(/[*`_]/g, '')
        .replace(/[.。]$/, '')
        .trim(),
    )
    .filter((name) => name !== '' && name.length <= 80);
  return [...new Set(names)].slice(0, 50);
}
