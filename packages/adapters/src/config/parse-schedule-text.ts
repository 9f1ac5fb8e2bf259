import type { ScheduleInput } from '@tminus/contract';
import { RefusalError, type Translate } from '@tminus/domain';
import { loadContract } from './load-contract.ts';
import { problemLines } from './problem-lines.ts';

/** The task network of a text; `name` is what it is called in messages. Refuses `schedule.invalid` with every problem. */
export async function parseScheduleText(
  name: string,
  text: string,
  translate: Translate,
): Promise<ScheduleInput> {
  const { parseSchedule } = await loadContract();
  const parsed = parseSchedule(text);
  if (parsed.ok) return parsed.input;
  const problems = problemLines(parsed.problems, translate);
  throw new RefusalError('schedule.invalid', {
    file: name,
    count: problems.length,
    problems: problems.join('\n'),
  });
}
