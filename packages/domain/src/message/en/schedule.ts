/** Task networks, and the calendars they run on. */
export const schedule = {
  'config.problem.form.date': '`{got}` is not a calendar date; write it like 2026-12-24',
  'config.problem.form.timeZone': '`{got}` is no time zone; write its name like Europe/Berlin, or UTC',
  'config.problem.form.workingHours':
    '`{got}` are no working hours; write them like 09:00-17:00, or 09:00-12:00, 13:00-17:00',
  'config.problem.form.daysOff':
    '`{got}` is neither a date nor a stretch; write 2026-12-24, `{ date, name }` or `{ from, to, name }`',
  'config.problem.form.daysOffOrder': '`to` must not be earlier than `from`',
  'config.problem.form.share': '`{got}` is no share of a working day; write it like 50% or 0.5',
  'schedule.finding.dayOff': '{task}: {date} is a {weekday}, a day off.',
  'schedule.finding.dayOffNamed': '{task}: {date} ({weekday}) is a day off: {name}.',
  'schedule.finding.onMissed':
    '{task} must start on {date}, but what it waits for ends too late: {first} is the first it can ({days} {days:day|days} too late).',
  'schedule.finding.deadlineMissed':
    '{task} must be done by {date}, but is not before {first} ({days} {days:day|days} too late).',
  'schedule.finding.finishMissed':
    'All must be done by {date}, but is not before {first} ({days} {days:day|days} too late).',
  'schedule.weekday.1': 'Monday',
  'schedule.weekday.2': 'Tuesday',
  'schedule.weekday.3': 'Wednesday',
  'schedule.weekday.4': 'Thursday',
  'schedule.weekday.5': 'Friday',
  'schedule.weekday.6': 'Saturday',
  'schedule.weekday.7': 'Sunday',
  'config.problem.startMissing':
    'without `start`, there are no dates: say the day on which the work begins, like `start: 2026-12-01`',
  'config.problem.form.task': 'no task is called `{got}`',
  'config.problem.form.taskId': '`{got}` is no id; write a text or a number',
  'config.problem.form.taskDuration':
    'a task takes either `duration` or an estimate of three: `optimistic`, `likely` and `pessimistic`; numbers are days',
  'config.problem.form.estimateOrder': 'an estimate takes optimistic ≤ likely ≤ pessimistic',
  'config.problem.form.point':
    '`{got}` is neither a date like 2026-12-24 nor a number of days from the start',
  'config.problem.form.actualStart': 'what is done has begun: say `actualStart` too',
  'config.problem.form.dependsOnItself': '`{got}` cannot depend on itself',
  'config.problem.form.tooManyTasks': 'there are too many tasks; a network has 20,000 at most',
  'schedule.column.task': 'task',
  'schedule.column.start': 'start',
  'schedule.column.finish': 'finish',
  'schedule.column.slack': 'slack',
  'schedule.criticalPath': 'critical path',
  'schedule.duration': 'duration',
  'schedule.likely': 'likely',
  'schedule.basis': 'simulation',
  'schedule.days': '{count} {count:day|days}',
  'schedule.inTime': '{percent} end in time',
  'schedule.runs': '{count} runs',
  'schedule.noEstimates': 'nothing is estimated',
  'cli.schedule': 'Compute a task network: critical path, slack, and how likely its end is',
  'cli.argument.scheduleFile': 'tasks as YAML or JSON; - reads standard input',
  'cli.option.seed': 'another course of chance: the same seed gives the same numbers',
  'cli.option.runs': 'how often chance is asked; 10000 when left out',
  'cli.option.scheduleFinish': 'the date, or the number of days, by which all must be done',
} as const;
