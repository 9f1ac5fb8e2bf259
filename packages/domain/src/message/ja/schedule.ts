import type { schedule as english } from '../en/schedule.ts';

export const schedule: Readonly<Record<keyof typeof english, string>> = {
  'config.problem.form.date': '`{got}` は日付ではありません。2026-12-24 のように書いてください',
  'config.problem.form.timeZone':
    '`{got}` はタイムゾーンではありません。Asia/Tokyo のような名前か UTC と書いてください',
  'config.problem.form.workingHours':
    '`{got}` は勤務時間ではありません。09:00-17:00 または 09:00-12:00, 13:00-17:00 のように書いてください',
  'config.problem.form.daysOff':
    '`{got}` は日付でも期間でもありません。2026-12-24、`{ date, name }`、`{ from, to, name }` のいずれかで書いてください',
  'config.problem.form.daysOffOrder': '`to` は `from` より前にできません',
  'config.problem.form.share': '`{got}` は稼働率ではありません。50% または 0.5 のように書いてください',
  'schedule.finding.dayOff': '{task}: {date} は{weekday}で、休みです。',
  'schedule.finding.dayOffNamed': '{task}: {date}（{weekday}）は休みです: {name}。',
  'schedule.finding.onMissed':
    '{task} は {date} に始めなければなりませんが、先行タスクが間に合わず、最も早くて {first} です（{days} 日の遅れ）。',
  'schedule.finding.deadlineMissed':
    '{task} は {date} までに終えなければなりませんが、最も早くて {first} です（{days} 日の遅れ）。',
  'schedule.finding.finishMissed':
    '全体を {date} までに終えなければなりませんが、最も早くて {first} です（{days} 日の遅れ）。',
  'schedule.weekday.1': '月曜日',
  'schedule.weekday.2': '火曜日',
  'schedule.weekday.3': '水曜日',
  'schedule.weekday.4': '木曜日',
  'schedule.weekday.5': '金曜日',
  'schedule.weekday.6': '土曜日',
  'schedule.weekday.7': '日曜日',
};
