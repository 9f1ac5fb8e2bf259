import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attributeTo, parseCommit, translator } from '@tminus/domain';
import { afterAll, describe, expect, it } from 'vitest';
import { loadComponents } from './load-components.ts';

const directory = mkdtempSync(join(tmpdir(), 'tminus-ownership-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const CONFIG = `
components:
  - { name: api, path: ./services/api/, paths: ["proto/**", "!**/*.md"], formerPaths: [src/] }
  - { name: web, path: web }
  - { name: docs, path: docs }
history:
  shared:
    - { paths: [package-lock.json], components: all }
    - { paths: ["styles/**", "!styles/print.css"], components: [web, docs] }
`;

describe('which ids a team writes', () => {
  it('is said for every component', async () => {
    const config = join(directory, 'references.yaml');
    writeFileSync(config, `${CONFIG}  references: [{ pattern: 'AB#{number}', kind: ticket }]\n`);
    const components = await loadComponents(config, translator('en'));
    const commit = { sha: 'a', date: '', author: '', message: 'fix: x (AB#7)', files: [], parents: [] };
    const [change] = parseCommit(commit, [], components[2]?.reading);
    expect(change?.refs).toEqual([{ raw: 'AB#7', kind: 'ticket' }]);
  });
});

describe('which files a component owns', () => {
  it.each([
    ['services/api/main.ts', ['api']],
    ['services/api/README.md', []],
    ['src/main.ts', ['api']],
    ['proto/api.proto', ['api']],
    ['proto/README.md', []],
    ['web/README.md', ['web']],
    ['package-lock.json', ['api', 'web', 'docs']],
    ['styles/screen.css', ['web', 'docs']],
    ['styles/print.css', []],
    ['other', []],
  ])('%s belongs to %j', async (file, owners) => {
    const config = join(directory, 'tminus.yaml');
    writeFileSync(config, CONFIG, { flag: 'w' });
    const touchedBy = attributeTo(await loadComponents(config, translator('en')));
    expect(touchedBy([file])).toEqual(owners);
  });
});
