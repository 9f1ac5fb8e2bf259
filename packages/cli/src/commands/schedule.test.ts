import { describe, expect, it } from 'vitest';
import { columns } from '../output/terminal.ts';
import { scratchRepository } from '../testing/repository.ts';

const TASKS = `
start: 2026-11-02
calendar: true
tasks:
  - { id: build, name: Build it, duration: { optimistic: 2, likely: 3, pessimistic: 7 } }
  - { id: docs, duration: 1, on: 2026-11-07 }
  - { id: go, name: Go or no-go, duration: 0, dependsOn: [build, docs], deadline: 2026-11-05 }
`;

interface Scheduled {
  readonly p80: number;
  readonly p80Date: string;
  readonly runs: number;
  readonly criticalPath: readonly string[];
  readonly findings: readonly { readonly code: string }[];
  readonly tasks: readonly { readonly id: string; readonly totalSlack: number }[];
  readonly code: string;
  readonly title: string;
}

describe('tminus schedule', () => {
  const workspace = (text = TASKS) => {
    const repository = scratchRepository();
    repository.write('tasks.yaml', text);
    return repository;
  };

  it('computes a file, again with the same numbers and with others by another seed', async () => {
    const { json } = workspace();
    const { document, exitCode } = await json<Scheduled>('schedule', 'tasks.yaml');
    expect(exitCode).toBe(0);
    expect(document.criticalPath).toEqual(['docs', 'go']);
    expect(document.findings.map(({ code }) => code)).toEqual(['dayOff', 'deadlineMissed']);
    expect((await json<Scheduled>('schedule', 'tasks.yaml')).document).toEqual(document);
    const other = await json<Scheduled>('schedule', 'tasks.yaml', '--seed', '2', '--runs', '100');
    expect(other.document.runs).toBe(100);
  });

  it('counts back from the end that is asked for', async () => {
    const { json } = workspace('tasks: [{ id: a, duration: 3 }]');
    const { document } = await json<Scheduled>('schedule', 'tasks.yaml', '--finish', '2');
    expect(document.tasks).toMatchObject([{ id: 'a', totalSlack: -1 }]);
    expect(document.findings).toMatchObject([{ code: 'finishMissed' }]);
  });

  it('shows a table with bars within 80 columns, and what cannot be kept, in both languages', async () => {
    const { text } = workspace();
    const english = await text('schedule', 'tasks.yaml');
    expect(english).toContain('docs → go');
    expect(english).toMatch(/● +Go or no-go +2026-11-09 +2026-11-09 +-2 .*◆/);
    expect(english).toContain('docs: 2026-11-07 is a Saturday, a day off.');
    expect(english.split('\n').filter((line) => columns(line) > 80)).toEqual([]);
    const japanese = await text('schedule', 'tasks.yaml', '--lang', 'ja');
    expect(japanese).toContain('土曜日');
    expect(japanese.split('\n').filter((line) => columns(line) > 80)).toEqual([]);
  });

  it('shows days where there are no dates', async () => {
    const { text } = workspace(
      'tasks: [{ id: a, duration: 0.5 }, { id: b, duration: 1.25, dependsOn: [a] }]',
    );
    expect(await text('schedule', 'tasks.yaml')).toMatch(/● +b +0\.5 +1\.75 +0/);
  });

  it.each<[string, readonly string[], string, number]>([
    ['no such file', ['nowhere.yaml'], 'schedule.fileMissing', 4],
    ['a directory', ['.'], 'schedule.fileUnreadable', 6],
    ['no file named', [], 'usage.invalid', 2],
    ['a finish that is none', ['tasks.yaml', '--finish', 'soon'], 'usage.invalid', 2],
    ['no runs', ['tasks.yaml', '--runs', '0'], 'usage.invalid', 2],
  ])('is refused with %s', async (_, words, code, exit) => {
    const { document, exitCode } = await workspace().json<Scheduled>('schedule', ...words);
    expect([document.code, exitCode]).toEqual([code, exit]);
  });

  it('of a bad file says every line', async () => {
    const { json } = workspace('tasks:\n  - { id: a, duration: 1, dependsOn: [b] }\n  - { id: c }\n');
    const { document, exitCode } = await json<Scheduled>('schedule', 'tasks.yaml');
    expect([document.code, exitCode]).toEqual(['schedule.invalid', 3]);
    expect(document.title).toContain('2:39  tasks[0].dependsOn[0]: `b` is not possible; did you mean `a`?');
    expect(document.title).toContain('3:5  tasks[1]: a task takes either');
  });
});
