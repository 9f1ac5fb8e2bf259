import { parseConfig } from './parse-config.ts';

/** The smallest configuration; more can be written below it. */
export const API = 'components:\n  - name: api\n';

/** Problems as `line:column path code`, with the nearest name where there is one. */
export function problemsOf(text: string): string[] {
  const parsed = parseConfig(text);
  if (parsed.ok) return [];
  return parsed.problems.map(({ line, column, path, code, params }) => {
    const detail = code === 'form' ? `.${params['form']}` : params['nearest'] ? ` ${params['nearest']}` : '';
    return `${line}:${column} ${path} ${code}${detail}`.replace('  ', ' ');
  });
}
