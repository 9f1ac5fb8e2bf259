import { type Translate, translateCode } from '../message/translate.ts';
import type { ScheduleFinding } from './task.ts';

/** A finding in words; a weekday by its name. */
export function explainFinding({ code, params }: ScheduleFinding, translate: Translate): string {
  const { weekday } = params;
  return translate(`schedule.finding.${code}`, {
    ...params,
    ...(weekday !== undefined && { weekday: translateCode(translate, `schedule.weekday.${weekday}`) }),
  });
}
