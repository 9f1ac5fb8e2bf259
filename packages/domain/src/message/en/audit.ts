import type { ChainProblem } from '../../event/verify-chain.ts';

/** What can be wrong with the event log, and what `tminus audit` says. */
export const audit = {
  'audit.problem.missing':
    'missing: event {range}; whether event {next} is the one that came next cannot be checked',
  'audit.problem.outOfOrder': 'event {seq} stands before the first: no event has such a number',
  'audit.problem.hashDiffers': 'event {seq} is not what was written, or does not follow the event before it',
  'audit.problem.beyondCounter': 'event {seq} is there, but so many were never written',
  'audit.problem.endsEarly': 'the log ends at event {last}, but {counter} were written',
  'audit.problem.noCounter': 'nothing tells how many events were written: the counter is missing',
  'audit.problem.headDiffers': 'event {seq} is not the one that was noted, {noted}',
  'audit.problem.headMissing': 'event {seq}, which was noted, is not there',
  'audit.whole': '{rows} {rows:event|events}, every one as it was written',
  'audit.head': 'head',
  'audit.unlisted': '… and {count} more',
  'audit.none': 'no such event',
} as const satisfies Record<string, string> &
  Readonly<Record<`audit.problem.${ChainProblem['code']}`, string>>;
