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
} as const;
