import { type ErrorParams, type Translate, translateCode } from '@tminus/domain';
import { color } from './terminal.ts';

interface ToldFinding {
  readonly code: string;
  readonly params: ErrorParams;
}

/** A line for each finding; what is to be said of several files alike is said once. */
export function findingLines(findings: readonly ToldFinding[], translate: Translate): string[] {
  const lines = new Map<
    string,
    { readonly code: string; readonly files: string[]; readonly params: ErrorParams }
  >();
  for (const { code, params } of findings) {
    const { file, ...rest } = params;
    const key = JSON.stringify([code, file === undefined ? null : 'file', rest]);
    const line = lines.get(key) ?? { code, files: [], params };
    if (file !== undefined) line.files.push(String(file));
    lines.set(key, line);
  }
  return [...lines.values()].map(({ code, files, params }) => {
    const told = files.length > 0 ? { ...params, file: files.join(', ') } : params;
    return `${color.yellow('!')} ${translateCode(translate, code, told)}`;
  });
}
