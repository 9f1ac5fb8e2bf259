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
  'config.problem.startMissing':
    '`start` がないと日付を決められません。`start: 2026-12-01` のように作業を始める日を書いてください',
  'config.problem.form.task': '`{got}` というタスクはありません',
  'config.problem.form.taskId': '`{got}` は id として使えません。文字列か数値で書いてください',
  'config.problem.form.taskDuration':
    'タスクには `duration` か、三点見積もり（`optimistic`、`likely`、`pessimistic`）のどちらか一方が必要です。数値は日数です',
  'config.problem.form.estimateOrder': '見積もりは optimistic ≤ likely ≤ pessimistic の順にしてください',
  'config.problem.form.point': '`{got}` は 2026-12-24 のような日付でも、開始からの日数でもありません',
  'config.problem.form.actualStart': '完了したタスクには `actualStart` も書いてください',
  'config.problem.form.dependsOnItself': '`{got}` は自分自身に依存できません',
  'config.problem.form.tooManyTasks': 'タスクが多すぎます。一つのネットワークは 20,000 件までです',
  'schedule.column.task': 'タスク',
  'schedule.column.start': '開始',
  'schedule.column.finish': '終了',
  'schedule.column.slack': '余裕',
  'schedule.criticalPath': 'クリティカルパス',
  'schedule.duration': '期間',
  'schedule.likely': '見込み',
  'schedule.basis': 'シミュレーション',
  'schedule.days': '{count} 日',
  'schedule.inTime': '期限内に終わる割合 {percent}',
  'schedule.runs': '{count} 回の試行',
  'schedule.noEstimates': '見積もりなし',
  'cli.schedule': 'タスクのネットワークを計算する: クリティカルパス、余裕、終了日の見込み',
  'cli.argument.scheduleFile': 'タスクを書いた YAML または JSON。- は標準入力を読む',
  'cli.option.seed': '乱数のシード（同じシードなら同じ結果になる）',
  'cli.option.runs': 'シミュレーションの試行回数（省略時は 10000）',
  'cli.option.scheduleFinish': 'すべてを終える期限（日付または日数）',
};
