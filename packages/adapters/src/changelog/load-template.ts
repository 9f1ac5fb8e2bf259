import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import {
  type ChangelogRelease,
  RefusalError,
  type RenderChangelog,
  renderChangelog,
  renderEntry,
  renderRelease,
} from '@tminus/domain';
import type { Eta } from 'eta';

/**
 * A changelog's form as an eta template of the user's own repository says it. It is code, and runs with all that the
 * user may do. It is given `it.product`, `it.releases`, and `it.entry(e)`, `it.release(r)`, `it.changelog(rs)`, which
 * write what Keep a Changelog would. Refuses `template.failed`, with file and line, one that cannot be read, lies
 * outside of the workspace (links are followed), is no template, or fails.
 */
export async function loadTemplate(
  workspace: string,
  file: string,
  product: string,
): Promise<RenderChangelog> {
  const text = await readTemplate(workspace, file);
  const { Eta } = await import('eta');
  // A line feed counts in markdown, and stays unless the template takes it away by `-%>`.
  // With `debug` it tells the line on which a template fails.
  const eta = new Eta({
    autoEscape: false,
    autoTrim: false,
    debug: true,
    views: dirname(join(workspace, file)),
  });
  refuseSyntax(eta, text, file);
  return (releases) => {
    const data = { product, releases, entry, release: renderRelease, changelog: renderChangelog };
    try {
      return eta.renderString(text, data);
    } catch (error) {
      const message = messageOf(error);
      // `line N`, the lines around it, an empty line, and what was wrong.
      const line = /^line (\d+)\n/.exec(message)?.[1] ?? '1';
      throw failed(file, line, message.split('\n\n').at(-1) ?? message, error);
    }
  };
}

const entry = (one: ChangelogRelease['sections']['added'][number]): string => renderEntry(one, 'BREAKING');

async function readTemplate(workspace: string, file: string): Promise<string> {
  try {
    const [root, path] = await Promise.all([realpath(workspace), realpath(join(workspace, file))]);
    if (!path.startsWith(root + sep)) throw new Error(`${path} is outside of ${root}`);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw failed(file, '1', messageOf(error), error);
  }
}

/** Neither eta nor the engine tells where code is no code: each piece that is an expression is tried by itself. */
function refuseSyntax(eta: Eta, text: string, file: string): void {
  try {
    eta.compile(text);
  } catch (error) {
    const line = /at line (\d+) col/.exec(messageOf(error))?.[1] ?? lineOfBadExpression(eta, text);
    const [first = '', , third = ''] = messageOf(error).split('\n');
    throw failed(file, line, third === '' || first !== 'Bad template syntax' ? first : third, error);
  }
}

function lineOfBadExpression(eta: Eta, text: string): string {
  for (const piece of eta.parse(text)) {
    if (typeof piece === 'string' || piece.t === 'e') continue;
    try {
      new Function(`return (${piece.val})`);
    } catch {
      return String(piece.lineNo ?? 1);
    }
  }
  return '1';
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const failed = (file: string, line: string, reason: string, cause: unknown): RefusalError =>
  new RefusalError('template.failed', { file, line, reason }, { cause });
