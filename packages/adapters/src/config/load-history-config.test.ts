import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { incrementOf, parseCommit, translator } from '@tminus/domain';
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

  it.each([
    [
      'a type that the changelog includes moves versions',
      'changelog: { include: [build] }',
      'build',
      'patch',
    ],
    [
      'a type that moves versions is shown',
      'versioning: { types: { refactor: minor } }',
      'refactor',
      'minor',
    ],
    ['a type of nobody else too', 'versioning: { types: { deps: patch } }', 'deps', 'patch'],
  ])('%s', async (_, text, type, increment) => {
    const { components, changelog } = await load(`${PLAIN}${text}\n`);
    const { types, sections } = components[0]?.versioning ?? {};
    const [change] = parseCommit(
      { sha: 'a'.repeat(40), date: '', author: '', message: `${type}: x`, files: [], parents: [] },
      [],
    );
    if (change === undefined) throw new Error('no change');
    expect(incrementOf(change, types, sections)).toBe(increment);
    expect(changelog.rules.get(type)).toBe('changed');
  });

  it('knows how messages are read', async () => {
    const [component] = (await load(`${PLAIN}history: { squash: title }\n`)).components;
    expect(component?.reading).toEqual({ references: [], squash: 'title' });
    expect((await load(`${PLAIN}history: {}\n`)).components[0]?.reading).toBeUndefined();
  });

  it('shows a type where it moves the version of a component, and where it does not, leaves it out', async () => {
    const { components } = await load(
      'components:\n  - { name: api, path: api, versioning: { types: { refactor: minor, build: none } } }\n  - { name: web, path: web }\nversioning: { types: { build: patch } }\n',
    );
    const shown = components.map(({ versioning }) => [...(versioning?.sections?.keys() ?? [])]);
    expect(shown).toEqual([['refactor'], ['build']]);
  });

  it('leaves a type out that is told to be left out, whatever it moves', async () => {
    const { changelog } = await load(
      `${PLAIN}versioning: { types: { refactor: minor } }\nchangelog: { sections: { refactor: none } }\n`,
    );
    expect(changelog.rules.get('refactor')).toBeNull();
  });
});
