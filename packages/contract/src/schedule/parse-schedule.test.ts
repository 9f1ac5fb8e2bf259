import { describe, expect, it } from 'vitest';
import { parseSchedule } from './parse-schedule.ts';

const problems = (text: string): string[] => {
  const parsed = parseSchedule(text);
  if (parsed.ok) return [];
  return parsed.problems.map(({ line, column, path, code, params }) => {
    const detail = code === 'form' ? `.${params['form']}` : params['nearest'] ? ` ${params['nearest']}` : '';
    return `${line}:${column} ${path} ${code}${detail}`;
  });
};
const inputOf = (text: string) => {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(problems(text).join('\n'));
  return parsed.input;
};

describe('a file of tasks', () => {
  it('has durations and estimates in three forms, and dependencies in two', () => {
    const { tasks, options, runs, seed } = inputOf(`
runs: 200
seed: 3
tasks:
  - { id: a, name: Alpha, duration: 1.5 }
  - { id: 2, duration: { optimistic: 1, likely: 2, pessimistic: 3 }, dependsOn: [a] }
  - { id: c, estimate: { optimistic: 1, likely: 2, pessimistic: 3 }, dependsOn: [2, { id: a, kind: SF, lag: -1 }] }
  - { id: d, optimistic: 1, likely: 2, pessimistic: 3, dependsOn: [{ id: c, lag: 14, elapsed: true }] }
`);
    const estimate = { optimistic: 1, likely: 2, pessimistic: 3 };
    const plain = { kind: 'FS', lag: 0, isElapsed: false };
    expect(tasks).toEqual([
      { id: 'a', name: 'Alpha', duration: 1.5, dependsOn: [] },
      { id: '2', duration: estimate, dependsOn: [{ ...plain, id: 'a' }] },
      {
        id: 'c',
        duration: estimate,
        dependsOn: [
          { ...plain, id: '2' },
          { id: 'a', kind: 'SF', lag: -1, isElapsed: false },
        ],
      },
      { id: 'd', duration: estimate, dependsOn: [{ id: 'c', kind: 'FS', lag: 14, isElapsed: true }] },
    ]);
    expect([options, runs, seed]).toEqual([{}, 200, 3]);
  });

  it('is read as JSON as well, and means Monday to Friday by `calendar: true`', () => {
    const { options } = inputOf(
      '{"start":"2026-11-02","calendar":true,"tasks":[{"id":"a","duration":1,"deadline":"2026-11-05"}]}',
    );
    expect(Object.keys(options.calendar?.week ?? {})).toEqual(['1', '2', '3', '4', '5']);
    expect(options.calendarOf?.('Mika')).toBeNull();
  });

  it('has people with a time of their own', () => {
    const { options } = inputOf(`
start: 2026-11-02
calendar:
  workingDays: [mon, tue]
  holidays: [2026-11-03]
  people:
    Noor: { share: 50%, away: [{ from: 2026-11-09, to: 2026-11-10 }] }
tasks: []
`);
    expect(options.calendarOf?.('Noor')).toMatchObject({
      share: 0.5,
      daysOff: [{ from: '2026-11-03' }, { to: '2026-11-10' }],
    });
  });

  it('tells everything that is wrong at once, line by line', () => {
    expect(
      problems(`
calender: true
tasks:
  - { id: alpha, duration: -1, dependsOn: [alpha] }
  - { id: alpha, duration: 2, likely: 3 }
  - { id: gamma, duration: { optimistic: 3, likely: 2, pessimistic: 5 }, dependsOn: [alpa, { id: alpha, kind: FX }] }
  - { id: delta, on: 2026-02-30, actualFinish: 3, duration: 1 }
  - { id: epsilon, dependsOn: [nobody-at-all] }
`),
    ).toEqual([
      '2:1 calender unknownKeyNear calendar',
      '4:28 tasks[0].duration tooSmall',
      '4:44 tasks[0].dependsOn[0] form.dependsOnItself',
      '5:5 tasks[1] form.taskDuration',
      '5:11 tasks[1].id duplicate',
      '6:28 tasks[2].duration form.estimateOrder',
      '6:86 tasks[2].dependsOn[0] valueNear alpha',
      '6:111 tasks[2].dependsOn[1].kind valueNear FS',
      '7:18 tasks[3].on startMissing',
      '7:22 tasks[3].on form.date',
      '7:48 tasks[3].actualFinish form.actualStart',
      '8:5 tasks[4] form.taskDuration',
      '8:32 tasks[4].dependsOn[0] form.task',
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ['nothing', '', ['1:1 tasks missing']],
    [
      'a circle',
      'tasks:\n  - { id: a, duration: 1, dependsOn: [c] }\n  - { id: b, duration: 1, dependsOn: [a] }\n  - { id: c, duration: 1, dependsOn: [b] }',
      ['2:38 tasks[0].dependsOn cycle'],
    ],
    ['a calendar without a start', 'calendar: true\ntasks: []', ['1:1 calendar startMissing']],
    ['an end that is a date without a start', 'finish: 2026-12-01\ntasks: []', ['1:1 finish startMissing']],
    ['no whole number of runs', 'runs: 1.5\ntasks: []', ['1:7 runs type']],
    ['what is no YAML', 'tasks: [', ['1:9  syntax']],
  ])('is refused with %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('of too many tasks is refused before anybody works on it', () => {
    const tasks = Array.from({ length: 20_001 }, (_, index) => ({ id: index, duration: 1 }));
    expect(problems(JSON.stringify({ tasks }))).toEqual(['1:10 tasks form.tooManyTasks']);
  });
});
