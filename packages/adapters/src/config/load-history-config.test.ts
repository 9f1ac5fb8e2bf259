import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { translator } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadHistoryConfig } from './load-history-config.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tminus-history-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function load(text: string) {
  const file = join(directory, 'tminus.yaml');
  writeFileSync(file, text);
  return loadHistoryConfig(file, translator('en'));
}

const PLAIN = 'components:\n  - name: api\n';

describe('loadHistoryConfig', () => {
  it('reads a plain file as the whole reader would', async () => {
    const { components, changelog } = await load(PLAIN);
    const whole = await load(`${PLAIN}changelog: {}\n`);
    expect(whole.changelog).toEqual(changelog);
    expect(whole.components).toMatchObject(components);
  });

  it('knows sections by type, where the section that is named goes first', async () => {
    const { changelog, productName } = await load(
      `product: { name: Kiosk }\n${PLAIN}changelog: { include: [Refactor, perf], sections: { perf: fixed, docs: none } }\nforge: { type: gitea }\n`,
    );
    expect([...changelog.rules]).toEqual([
      ['refactor', 'changed'],
      ['perf', 'fixed'],
      ['docs', null],
    ]);
    expect([changelog.forge, productName]).toEqual([{ type: 'gitea' }, 'Kiosk']);
  });
});
