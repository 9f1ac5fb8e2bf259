// Says what was measured, as Markdown.
import { median, pairedRatio } from './measure.mjs';

/**
 * Judges goals against paired times, or against milliseconds; a goal whose subject could not be measured is neither met
 * nor missed.
 */
export function judge({ times, goals }) {
  return goals.map((goal) => {
    if (goal.atMostMs !== undefined) {
      const ms = median(times.get(goal.subject) ?? []);
      return { ...goal, ms, verdict: ms <= goal.atMostMs ? 'met' : 'missed' };
    }
    const [subject, over] = [times.get(goal.subject) ?? [], times.get(goal.over) ?? []];
    if (subject.length === 0 || over.length === 0) return { ...goal, ratio: null, verdict: 'not measured' };
    const ratio = pairedRatio(subject, over);
    const isMet = goal.atMost === undefined ? ratio >= goal.atLeast : ratio <= goal.atMost;
    return { ...goal, ratio, verdict: isMet ? 'met' : 'missed' };
  });
}

const round = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2));

/** One row: medians, ratios to the first subject, and goals. */
export function renderRow({ number, title, rounds, times, failures, versions, verdicts }) {
  const [[, base = []] = []] = times;
  const lines = [...times].map(([name, measured]) => {
    const version = versions.get(name);
    const label = version ? `${name} (${version})` : name;
    if (measured.length < rounds) return `| ${label} | – | ${cell(failures.get(name) ?? 'not measured')} |`;
    return `| ${label} | ${round(median(measured))} | ${round(pairedRatio(measured, base))} |`;
  });
  return [
    `## ${number} · ${title}`,
    '',
    `Medians of ${rounds} rounds in turn.`,
    '',
    '| what | ms | ÷ first |',
    '|---|---:|---:|',
    ...lines,
    '',
    ...verdicts.map(renderVerdict),
  ].join('\n');
}

function renderVerdict({ verdict, subject, over, ratio, ms, atMost, atLeast, atMostMs }) {
  if (atMostMs !== undefined)
    return `- **${verdict}**: ${subject} = ${round(ms)} ms, goal ≤ ${round(atMostMs)} ms`;
  const measured = ratio === null ? '' : `= ${round(ratio)}, `;
  return `- **${verdict}**: ${subject} ÷ ${over} ${measured}goal ${atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`}`;
}

const cell = (text) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 160);

export function renderResults(machine, rows) {
  return [
    '# Measured',
    '',
    'Written by `npm run bench`, which exits with 1 when a goal is missed. A ratio is the median of the ratios round by round.',
    '',
    `- date: ${machine.date}`,
    `- machine: ${machine.machine}; load before the start ${machine.load}`,
    `- versions: ${machine.versions}`,
    '',
    ...rows.flatMap((row) => [renderRow(row), '']),
  ].join('\n');
}
