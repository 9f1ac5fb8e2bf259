import type { ErrorParams } from '../error/refusal.ts';
import { isMessageKey, type Translate } from './translate.ts';

/** Where the catalogues have the words of values that are codes, by the name under which messages know the value. */
const KEYS: Readonly<Record<string, (code: string | number) => string>> = {
  status: (code) => `release.status.${code}`,
  phase: (code) => `release.phase.${code}`,
  state: (code) => `rollout.state.${code}`,
  binding: (code) => `plan.binding.${code}`,
  weekday: (code) => `calendar.weekday.${code}`,
  reason: (code) => `intake.reason.${code}`,
};

/** The values of a message, with words in place of the codes that have some. For people: programs read the codes. */
export function inWords(translate: Translate, params: ErrorParams): ErrorParams {
  const entries = Object.entries(params).map(([name, value]) => {
    const key = Object.hasOwn(KEYS, name) ? KEYS[name]?.(value) : undefined;
    return [name, key !== undefined && isMessageKey(key) ? translate(key) : value] as const;
  });
  return Object.fromEntries(entries);
}
