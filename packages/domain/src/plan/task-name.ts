import { isMessageKey, type Translate } from '../message/translate.ts';
import type { PlannedTask } from './plan-schedule.ts';

/** What a task is called: in the words of its template, or in those of a language; of an approval, with the role. */
export function taskName(
  { id, name, role }: Pick<PlannedTask, 'id' | 'name' | 'role'>,
  t: Translate,
): string {
  const key = `plan.task.${role === null ? id : id.slice(0, -role.length - 1)}`;
  const text = name ?? (isMessageKey(key) ? t(key) : id);
  const roleKey = `plan.role.${role}`;
  return role === null ? text : `${text}: ${isMessageKey(roleKey) ? t(roleKey) : role}`;
}
