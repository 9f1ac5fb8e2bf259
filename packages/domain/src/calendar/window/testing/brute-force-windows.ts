import type { Interval } from '../../interval.ts';
import type { WorkingTime } from '../../working-time.ts';
import type { FactorName } from '../factor.ts';
import type { RejectedStarts, WindowFacts, WindowRequest } from '../window-search.ts';
import { bruteForceHours, bruteForceOccurrences, isDayOfWork, shownAt } from './brute-force-time.ts';

/* The search for windows without any thought of speed: every start looks at every fact, and at every moment. */

interface BruteForceWindow extends Interval {
  readonly score: number;
  readonly values: Readonly<Record<FactorName, number>>;
}

const DAY = 86_400_000;

const within = (at: number, { start, end }: Interval): boolean => start <= at && at < end;
const touches = (one: Interval, other: Interval): boolean => one.start < other.end && other.start < one.end;
const four = (value: number): number => Math.round(value * 10_000) / 10_000;
const common = (one: readonly string[], other: readonly string[]): string[] =>
  one.filter((name) => other.includes(name));

/**
 * The same search as that of the product, with its answers as far as they can be told apart. Moments are looked at
 * `grain` ms apart: every time in the facts must be a multiple.
 */
export function bruteForceWindows(
  request: WindowRequest,
  facts: WindowFacts,
  grain: number,
): { windows: BruteForceWindow[]; rejected: RejectedStarts[] } {
  const length = Math.max(request.constraints.minDurationMs, request.durationMs);
  const step = request.stepMs ?? 900_000;
  const judge = judgeOf(request, facts, length, grain);
  const rejected: RejectedStarts[] = [];
  const candidates: BruteForceWindow[] = [];
  for (let start = Math.ceil(request.range.start / step) * step; start < request.range.end; start += step) {
    const window = { start, end: start + length };
    const judged = judge(window);
    if ('values' in judged) {
      candidates.push({ ...window, ...judged });
      continue;
    }
    const last = rejected.at(-1);
    const isSame = last?.end === start && JSON.stringify(last.reason) === JSON.stringify(judged);
    if (isSame) rejected[rejected.length - 1] = { ...last, end: start + step };
    else rejected.push({ start, end: start + step, reason: judged });
  }
  const windows: BruteForceWindow[] = [];
  for (const candidate of candidates.sort((a, b) => b.score - a.score || a.start - b.start))
    if (windows.length < request.limit && !windows.some((taken) => touches(taken, candidate)))
      windows.push(candidate);
  return { windows, rejected };
}

function judgeOf(request: WindowRequest, facts: WindowFacts, length: number, grain: number) {
  const moments = ({ start, end }: Interval): number[] =>
    Array.from({ length: (end - start) / grain }, (_, index) => start + index * grain);
  const { constraints, type, range, soakMs } = request;
  const known = { start: range.start - 2 * DAY, end: range.end + length + soakMs + 2 * DAY };
  const expand = <Entry extends { period: WindowFacts['freezes'][number]['period'] }>(
    entries: readonly Entry[],
  ) => entries.map((entry) => ({ entry, times: bruteForceOccurrences(entry.period, known) }));
  const concerned = facts.freezes.filter(
    ({ blocks, components }) =>
      blocks.includes(type) && (components === null || common(components, request.components).length > 0),
  );
  const freezes = expand(concerned);
  const [changeWindows, peaks] = [expand(facts.changeWindows), expand(facts.peaks)];
  const requirements = facts.requirements.map(({ period }) =>
    period === null ? null : bruteForceOccurrences(period, known),
  );
  const timeOf = (name: string): WorkingTime =>
    facts.people.find((person) => person.name === name)?.time ?? facts.businessTime;
  const people = request.people.map((name) => ({
    time: timeOf(name),
    hours: bruteForceHours(timeOf(name), known),
  }));
  const business = bruteForceHours(facts.businessTime, known);
  const urgent = type === 'hotfix' || type === 'security';

  const forbidden = (window: Interval) => {
    const { zone, weekend } = constraints;
    const says = (code: string, params = {}): RejectedStarts['reason'] =>
      ({ code: `calendar.reason.${code}`, params }) as RejectedStarts['reason'];
    if (!urgent && request.notBefore !== null && window.start < request.notBefore) return says('notBefore');
    if (request.preferredDates?.includes(shownAt(zone, window.start).date) === false)
      return says('notPreferred');
    const onWeekend = (at: number) => weekend.some((day) => day === shownAt(zone, at).weekday);
    if (!urgent && constraints.avoidWeekends && moments(window).some(onWeekend)) return says('weekend');
    if (!urgent && constraints.avoidBusinessHours && business.some((hours) => touches(hours, window)))
      return says('businessHours');
    const freeze = freezes.find(
      ({ entry, times }) =>
        !request.overriddenFreezes.includes(entry.id) && times.some((time) => touches(time, window)),
    );
    if (freeze !== undefined) return says('freeze', { name: freeze.entry.name });
    const isInside = changeWindows.some(({ times }) =>
      times.some(({ start, end }) => start <= window.start && window.end <= end),
    );
    if (facts.changeWindows.length > 0 && !isInside) return says('outsideChangeWindows');
    for (const { version, window: other, soakEnd, components, people: needed } of facts.releases) {
      const [both, same] = [common(request.components, components), common(request.people, needed)];
      const [held, otherHeld] = [
        { start: window.start, end: window.end + soakMs },
        { start: other.start, end: soakEnd },
      ];
      if (both.length > 0 && touches(held, otherHeld))
        return says('conflictComponents', { version, components: both.join(', ') });
      if (same.length > 0 && touches(window, other))
        return says('conflictPeople', { version, people: same.join(', ') });
    }
    return null;
  };

  const valuesOf = (window: Interval): BruteForceWindow['values'] => {
    const inWindow = moments(window);
    const near = { start: window.start - DAY, end: window.end + DAY };
    const soak = moments({ start: window.end, end: window.end + soakMs });
    const hoursNow = business.filter((hours) => touches(hours, window));
    const peaksNow = peaks.filter(({ times }) => times.some((time) => touches(time, window)));
    let [impact, team, off] = [0, 0, 0];
    for (const at of inWindow) {
      const levels = peaksNow
        .filter(({ times }) => times.some((time) => within(at, time)))
        .map(({ entry }) => Math.round(entry.impact * 1_000));
      impact += hoursNow.some((hours) => within(at, hours)) ? 1_000 : Math.max(0, ...levels);
    }
    for (const { time, hours } of people) {
      const now = hours.filter((span) => touches(span, window));
      for (const at of inWindow)
        team += now.some((span) => within(at, span)) ? 4 : isDayOfWork(time, shownAt(time.zone, at)) ? 1 : 0;
    }
    const watching = people.length > 0 ? people.map(({ time }) => time) : [facts.businessTime];
    for (const time of watching)
      for (const at of soak) if (!isDayOfWork(time, shownAt(time.zone, at))) off += 1;
    const isNear =
      freezes.some(({ times }) => times.some((time) => touches(time, near))) ||
      facts.releases.some(
        (release) =>
          common(request.components, release.components).length +
            common(request.people, release.people).length >
            0 && touches({ start: release.window.start, end: release.soakEnd }, near),
      );
    const done = facts.doneShare(window.start);
    const ready = facts.dependencies.filter(
      ({ readyAt }) => readyAt !== null && readyAt <= window.start,
    ).length;
    const met = requirements.filter(
      (times) => times === null || times.some(({ start, end }) => start <= window.start && window.end <= end),
    ).length;
    const soakOff = soak.length === 0 ? 0 : off / (soak.length * watching.length);
    const risk = 1 - (1 - facts.risk) * (1 - soakOff * 0.5) * (1 - (isNear ? 0.25 : 0));
    const { length: needed } = requirements;
    const { length: dependencies } = facts.dependencies;
    return {
      business: four(impact / (1_000 * inWindow.length)),
      team: people.length === 0 ? 1 : four(team / (4 * people.length * inWindow.length)),
      dependencies: four(dependencies === 0 ? done : (done + ready / dependencies) / 2),
      risk: four(risk),
      compliance: needed === 0 ? 1 : four(met / needed),
    };
  };

  return (window: Interval) => {
    const reason = forbidden(window);
    if (reason !== null) return reason;
    const values = valuesOf(window);
    const { business: b, team: t, dependencies: d, risk: r, compliance: c } = values;
    return { values, score: Math.max(0, four(100 - 10 * b + 20 * t + 15 * d - 25 * r + 10 * c)) };
  };
}
