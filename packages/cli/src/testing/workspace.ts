import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A directory with the smallest configuration, without repository and data; gone when the test ends. */
export function scratchWorkspace(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'tminus-cli-')));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'tminus.yaml'), 'components:\n  - name: api\n');
  return directory;
}
