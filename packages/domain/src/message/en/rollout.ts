import type { RolloutMessageKey, Verdict } from '../../rollout/sentence.ts';
import type { RolloutState } from '../../rollout/transitions.ts';

/** What a rollout says about itself: verdicts with their numbers, what would have changed them, why it moved. */
export const rollout = {
  'rollout.verdict.worseThanStable.errors':
    '{component}: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %): more than chance allows at {alphaPercent} %.',
  'rollout.verdict.overLimitOnlyCanary.errors':
    '{component}: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), over the limit of {limitPercent} %, and stable does not share it: {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.overLimitAlone.errors':
    '{component}: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), over the limit of {limitPercent} %; stable has no traffic to compare with.',
  'rollout.verdict.overThreshold.errors':
    '{component}: over the plain threshold for errors within one window; since the step began {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.sharedOutage.errors':
    '{component}: both versions are over the limit of {limitPercent} % for errors: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), and {stableCount} of {stableRequests} on stable ({stablePercent} %). A rollback would not help.',
  'rollout.verdict.overLimitUnexplained.errors':
    '{component}: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), over the limit of {limitPercent} %; whether stable does the same is not clear yet: {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.leaningWorse.errors':
    '{component}: the canary leans towards more errors than stable: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.noRequests.errors':
    '{component}: the canary has had no requests in this step, which says nothing about errors.',
  'rollout.verdict.fewRequests.errors':
    '{component}: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %); at least {minRequests} requests are needed to judge errors.',
  'rollout.verdict.boundTooWide.errors':
    '{component}: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %): the bound for errors is {boundPercent} % with {confidencePercent} % confidence and must be below {allowedPercent} %.',
  'rollout.verdict.normal.errors':
    '{component}: {canaryCount} of {canaryRequests} canary requests failed ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %): with {confidencePercent} % confidence at most {boundPercent} %, allowed {allowedPercent} %.',
  'rollout.whatIf.fewerBad.errors':
    '{component}: {count} fewer {count:error|errors} on the canary in the last tick, and it would have gone on.',
  'rollout.whatIf.moreBad.errors':
    '{component}: {count} more {count:error|errors} on the canary in the last tick, and it would have been rolled back.',
  'rollout.whatIf.moreRequests.errors':
    '{component}: {count} more canary {count:request|requests} without errors would be evidence enough.',
  'rollout.whatIf.stableWithinLimit.errors':
    '{component}: had stable stayed within {limitPercent} % for errors, the canary would have been blamed and rolled back.',
  'rollout.whatIf.clearerDifference.errors':
    '{component}: a clearer difference in errors between the versions would settle it; the evidence stands at {reachedPercent} % of what convicts (on a logarithmic scale).',
  'rollout.verdict.worseThanStable.slow':
    '{component}: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %): more than chance allows at {alphaPercent} %.',
  'rollout.verdict.overLimitOnlyCanary.slow':
    '{component}: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), over the limit of {limitPercent} %, and stable does not share it: {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.overLimitAlone.slow':
    '{component}: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), over the limit of {limitPercent} %; stable has no traffic to compare with.',
  'rollout.verdict.overThreshold.slow':
    '{component}: over the plain threshold for slow answers within one window; since the step began {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.sharedOutage.slow':
    '{component}: both versions are over the limit of {limitPercent} % for slow answers: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), and {stableCount} of {stableRequests} on stable ({stablePercent} %). A rollback would not help.',
  'rollout.verdict.overLimitUnexplained.slow':
    '{component}: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), over the limit of {limitPercent} %; whether stable does the same is not clear yet: {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.leaningWorse.slow':
    '{component}: the canary leans towards more slow answers than stable: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %).',
  'rollout.verdict.noRequests.slow':
    '{component}: the canary has had no requests in this step, which says nothing about slow answers.',
  'rollout.verdict.fewRequests.slow':
    '{component}: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %); at least {minRequests} requests are needed to judge slow answers.',
  'rollout.verdict.boundTooWide.slow':
    '{component}: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %): the bound for slow answers is {boundPercent} % with {confidencePercent} % confidence and must be below {allowedPercent} %.',
  'rollout.verdict.normal.slow':
    '{component}: {canaryCount} of {canaryRequests} canary requests were slow ({canaryPercent} %), against {stableCount} of {stableRequests} on stable ({stablePercent} %): with {confidencePercent} % confidence at most {boundPercent} %, allowed {allowedPercent} %.',
  'rollout.whatIf.fewerBad.slow':
    '{component}: {count} fewer slow {count:answer|answers} on the canary in the last tick, and it would have gone on.',
  'rollout.whatIf.moreBad.slow':
    '{component}: {count} more slow {count:answer|answers} on the canary in the last tick, and it would have been rolled back.',
  'rollout.whatIf.moreRequests.slow':
    '{component}: {count} more canary {count:request|requests} without slow answers would be evidence enough.',
  'rollout.whatIf.stableWithinLimit.slow':
    '{component}: had stable stayed within {limitPercent} % for slow answers, the canary would have been blamed and rolled back.',
  'rollout.whatIf.clearerDifference.slow':
    '{component}: a clearer difference in slow answers between the versions would settle it; the evidence stands at {reachedPercent} % of what convicts (on a logarithmic scale).',
  'rollout.whatIf.lowerAlpha':
    '{component}: only an accepted false-alarm probability below 1 in {oneIn} would have let it go on.',
  'rollout.whatIf.noRequests':
    '{component}: requests to the canary are needed; without them nothing is proven.',
  'rollout.pause.evidenceMissing':
    'not enough evidence for {components} after {extensions} extensions of the soak',
  'rollout.pause.sharedOutage': 'both versions of {components} fail: a shared outage',
  'rollout.pause.held': 'this step waits for somebody to promote it',
  'rollout.pause.byPerson': '{actor}: {reason}',
  'rollout.advance.evidence': 'every component is proven healthy',
  'rollout.advance.byPerson': '{actor}: {reason}',
  'rollout.extend.evidenceMissing': 'not enough evidence for {components} yet',
  'rollout.abort.byPerson': '{actor}: {reason}',
  'rollout.steps.empty': 'a rollout needs at least one step',
  'rollout.steps.shareOutOfRange':
    'step {step}: {value} % is not a share between 0.01 and 100 % in hundredths',
  'rollout.steps.notIncreasing': 'step {step}: {value} % is not more than the step before',
  'rollout.steps.lastNotFull': 'the last step has {value} %, not 100 %',
  'rollout.steps.soakNotPositive': 'step {step}: the soak of {value} ms must be longer than 0',
  'rollout.steps.firstFull': 'a canary in production cannot begin at 100 % of traffic',
  'rollout.state.pending': 'pending',
  'rollout.state.progressing': 'progressing',
  'rollout.state.paused': 'paused',
  'rollout.state.promoting': 'promoting',
  'rollout.state.succeeded': 'succeeded',
  'rollout.state.rolling_back': 'rolling back',
  'rollout.state.rolled_back': 'rolled back',
  'rollout.verdictName.healthy': 'healthy',
  'rollout.verdictName.insufficient': 'collecting',
  'rollout.verdictName.suspect': 'suspect',
  'rollout.verdictName.shared_outage': 'shared outage',
  'rollout.verdictName.bad': 'bad',
} as const satisfies Readonly<
  Record<RolloutMessageKey | `rollout.state.${RolloutState}` | `rollout.verdictName.${Verdict}`, string>
>;
