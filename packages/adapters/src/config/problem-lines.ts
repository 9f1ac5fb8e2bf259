import type { ConfigProblem } from '@tminus/contract';
import { isMessageKey, type Translate, translateCode } from '@tminus/domain';

/** Each problem of a file on a line of its own: `line:column path: what`. */
export function problemLines(problems: readonly ConfigProblem[], translate: Translate): string[] {
  return problems.map(({ line, column, path, code, params }) => {
    const form = `config.problem.form.${String(params['form'])}`;
    const key =
      code === 'form' ? (isMessageKey(form) ? form : 'config.problem.form.other') : `config.problem.${code}`;
    return `  ${line}:${column}  ${path === '' ? '' : `${path}: `}${translateCode(translate, key, params)}`;
  });
}
