import { type ApiSchemas, toTime, toTimeOrNull } from '@tminus/contract';
import {
  type CalendarEntry,
  type CandidateWindow,
  type Conflict,
  type ErrorParams,
  type Interval,
  inWords,
  isMessageKey,
  type Translate,
  translateCode,
  upcoming,
} from '@tminus/domain';
import type { FoundWindows, ImportResult, ListedEntry, SkippedEvent } from '@tminus/engine';
import { toFactor } from './plan.ts';

/** A code with its values and its words, whether it is an error's or any other message's. */
const toTold = (code: string, params: ErrorParams, translate: Translate) => ({
  code,
  params: { ...params },
  text: translateCode(
    translate,
    isMessageKey(`error.${code}`) ? `error.${code}` : code,
    inWords(translate, params),
  ),
});

const toSpan = ({ start, end }: Interval) => ({ start: toTime(start), end: toTime(end) });

export const toConflict = ({ components, people, ...rest }: Conflict, translate: Translate) => ({
  ...rest,
  components: [...components],
  people: [...people],
  text: translate('calendar.agenda.conflict', {
    release: `v${rest.version}`,
    with: [...components, ...people].join(', '),
  }),
});

const toCandidate = (
  { soakEnd, score, factors, overridden, ...span }: CandidateWindow,
  translate: Translate,
): ApiSchemas['CandidateWindow'] => ({
  ...toSpan(span),
  soakEnd: toTime(soakEnd),
  score,
  factors: factors.map((factor) => toFactor(factor, translate)),
  overridden: overridden.map(({ name }) => name),
});

/** Windows as the API shows them, rejections and their reasons included. */
export function toWindowsResource(
  { search, request, version, refusal }: FoundWindows,
  translate: Translate,
): ApiSchemas['WindowSearch'] {
  const { constraints, range, preferredDates, notBefore } = request;
  const { zone, weekend, ...limits } = constraints;
  return {
    windows: search.windows.map((window) => toCandidate(window, translate)),
    rejected: search.rejected.map(({ reason, ...span }) => ({
      ...toSpan(span),
      reason: toTold(reason.code, reason.params, translate),
    })),
    conflicts: search.conflicts.map((conflict) => toConflict(conflict, translate)),
    unblock: search.unblock.map(({ change, window }) => ({
      change: toTold(change.code, change.params, translate),
      window: toSpan(window),
    })),
    nearest: search.nearest && toCandidate(search.nearest, translate),
    zone,
    constraints: {
      type: request.type,
      components: [...request.components],
      release: version,
      from: toTime(range.start),
      to: toTime(range.end),
      durationMs: request.durationMs,
      soakMs: request.soakMs,
      ...limits,
      weekend: [...weekend],
      dates: preferredDates && [...preferredDates],
      notBefore: toTimeOrNull(notBefore),
    },
    refusal: refusal && toTold(refusal.code, refusal.params, translate),
  };
}

const SHOWN_AHEAD = 3;

/** An entry as the API shows it, with what is on now or comes next. */
export function toEntryResource(
  { draft, id, source, stored }: ListedEntry,
  now: number,
): ApiSchemas['CalendarEntry'] {
  const { kind, name, period } = draft;
  const next = upcoming(period, now, SHOWN_AHEAD);
  return {
    id,
    kind,
    name,
    from: period.start,
    to: period.end,
    zone: period.zone,
    repeats: period.rule,
    except: [...(period.except ?? [])],
    blocks: 'blocks' in draft ? [...draft.blocks] : null,
    components: 'components' in draft && draft.components !== null ? [...draft.components] : null,
    type: draft.kind === 'train' ? draft.type : null,
    impact: draft.kind === 'peak' ? draft.impact : null,
    source,
    createdAt: toTimeOrNull(stored?.value.createdAt ?? null),
    createdBy: stored?.value.createdBy ?? null,
    next: next.ok ? next.value.map(toSpan) : [],
  };
}

/** What an import did, or would do. */
export function toImportResource(
  { added, changed, removed, unchanged, skipped }: ImportResult,
  saved: boolean,
  translate: Translate,
): ApiSchemas['CalendarImportResult'] {
  return {
    added: added.map(brief),
    changed: changed.map(brief),
    removed: removed.map(brief),
    unchanged,
    skipped: skipped.map(({ line, summary, code, params }: SkippedEvent) => ({
      line,
      name: summary,
      reason: toTold(code, params, translate),
    })),
    saved,
  };
}

const brief = ({ id, name, period }: CalendarEntry) => ({ id, name, from: period.start, to: period.end });
