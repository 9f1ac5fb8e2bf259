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
} as const;
