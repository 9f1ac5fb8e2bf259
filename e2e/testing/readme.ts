import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The repository's directory. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Block {
  /** `sh`, `yaml`, or empty. */
  readonly language: string;
  /** What the comment before it says, for example `run: ship`; null when there is none. */
  readonly mark: string | null;
  readonly text: string;
}

/** Every fenced block of README.md, in order. */
export async function readmeBlocks(): Promise<readonly Block[]> {
  const markdown = await readFile(`${ROOT}/README.md`, 'utf8');
  const fence = /(?:<!-- (.+?) -->\n)?```(\w*)\n([\s\S]*?)```/g;
  return [...markdown.matchAll(fence)].map(([, mark, language = '', text = '']) => ({
    language,
    mark: mark ?? null,
    text,
  }));
}

/** The command of each row of README.md's tables: everything in code in the first column that starts with `tminus`. */
export async function readmeCommands(): Promise<readonly string[]> {
  const markdown = await readFile(`${ROOT}/README.md`, 'utf8');
  const firstColumns = [...markdown.matchAll(/^\| (`tminus [^|]*) \|/gm)].map(([, column = '']) => column);
  return firstColumns.flatMap((column) =>
    [...column.matchAll(/`tminus ([^`]+)`/g)].map(([, line = '']) => line),
  );
}

/** Where the links of a document at the root lead within the repository, without anchors. */
export async function relativeLinks(document: string): Promise<readonly string[]> {
  const markdown = await readFile(`${ROOT}/${document}`, 'utf8');
  return [...markdown.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}
