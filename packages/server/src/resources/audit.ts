import { type ApiSchemas, toTime } from '@tminus/contract';
import { type Translate, translateCode } from '@tminus/domain';
import type { DeliveryState, LogVerdict } from '@tminus/engine';

/** What a reading of the event log showed, with every problem in words. */
export function toVerdictResource(
  { rows, head, problems, unlisted }: LogVerdict,
  translate: Translate,
): ApiSchemas['LogVerdict'] {
  return {
    ok: problems.length === 0,
    rows,
    head: { seq: Number(head.seq), hash: head.hash },
    problems: problems.map(({ seq, code, params }) => ({
      seq: Number(seq),
      code,
      text: translate(`audit.problem.${code}`, params),
    })),
    unlisted,
  };
}

/** How a sink stands; whether anybody delivers to it depends on the configuration. */
export function toDeliveryResource(
  { nextAttemptAt, failure, ...state }: DeliveryState,
  configured: boolean,
  translate: Translate,
): ApiSchemas['DeliveryList']['items'][number] {
  return {
    ...state,
    configured,
    nextAttemptAt: failure === null ? null : toTime(nextAttemptAt),
    failure:
      failure === null
        ? null
        : { code: failure.code, text: translateCode(translate, `error.${failure.code}`, failure.params) },
  };
}
