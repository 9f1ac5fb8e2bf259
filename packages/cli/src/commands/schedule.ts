import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseScheduleText } from '@tminus/adapters';
import { toScheduleDocument } from '@tminus/contract';
import { accepted, isDate, RefusalError } from '@tminus/domain';
import { computeSchedule } from '@tminus/engine';
import type { Context } from '../context.ts';
import { renderSchedule } from '../output/render-schedule.ts';
import { print, printJson } from '../output/terminal.ts';

export interface ScheduleCommandOptions {
  readonly seed?: number;
  readonly runs?: number;
  readonly finish?: string;
}

/** `schedule`: what a task network comes to. Needs no configuration and no database; nothing is kept. */
export async function schedule(
  context: Context,
  file: string,
  options: ScheduleCommandOptions,
): Promise<void> {
  const { directory, translate, json } = context;
  const input = await parseScheduleText(file, await readText(directory, file), translate);
  const computed = accepted(
    await computeSchedule(
      {
        ...input,
        seed: options.seed ?? input.seed,
        runs: options.runs ?? input.runs,
        options: {
          ...input.options,
          ...(options.finish !== undefined && { finish: readPoint(options.finish) }),
        },
      },
      () => setImmediate(),
    ),
  );
  const document = toScheduleDocument(computed, translate);
  if (json) printJson(document);
  else print(renderSchedule(document, translate));
}

const readPoint = (text: string): string | number => (isDate(text) ? text : Number(text));

/** A file as a path from where the command works, or `-` for stdin. */
async function readText(directory: string, file: string): Promise<string> {
  try {
    return file === '-' ? await readAll(process.stdin) : await readFile(resolve(directory, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new RefusalError('schedule.fileMissing', { file });
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusalError('schedule.fileUnreadable', { file, reason }, { cause: error });
  }
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
