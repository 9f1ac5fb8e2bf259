import { type Component, LANGUAGES, NO_DETAILS, renderNotes, translator } from '@tminus/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ScratchRepository, scratchRepository } from '../git/scratch-repository.ts';
import { readNotes } from './read-notes.ts';
import type { Span } from './span.ts';

let repo: ScratchRepository;
beforeEach(() => {
  repo = scratchRepository();
  repo.import([
    { message: 'feat: first', files: { 'core/a': '1', 'web/a': '1' }, tags: ['core/v1.0.0', 'web/v1.0.0'] },
    { message: 'feat!: second', files: { 'core/a': '2' }, tags: ['core/v2.0.0', 'web/v1.0.1'] },
  ]);
});
afterEach(() => repo.remove());

function spanOf(name: string, from: string, to: string, dependsOn: readonly string[] = []): Span {
  const component: Component = {
    ...{ name, path: name, repo: repo.path, tagPattern: `${name}/v{version}`, dependsOn },
  };
  const end = (version: string) => ({
    version,
    revision: `refs/tags/${name}/v${version}`,
    date: '2026-01-01',
  });
  return { component, from: end(from), to: end(to) };
}

it.each([true, false])(
  'a component that only follows another says so, in notes of both: %s',
  async (isWhole) => {
    const [core, web] = [spanOf('core', '1.0.0', '2.0.0'), spanOf('web', '1.0.0', '1.0.1', ['core'])];
    const { notesIn, links } = await readNotes(
      { version: '2.0.0', spans: isWhole ? [core, web] : [web] },
      { all: [core.component, web.component], isWhole, plan: null, fragments: [], forge: {}, references: [] },
    );
    const lines = LANGUAGES.map((language) =>
      renderNotes(notesIn(language, NO_DETAILS), translator(language), links)
        .split('\n')
        .find((line) => line.includes('web 1.0.0 → 1.0.1')),
    );
    expect(lines).toEqual([
      expect.stringContaining('web 1.0.0 → 1.0.1 (follows core 2.0.0)'),
      expect.stringContaining('web 1.0.0 → 1.0.1（core 2.0.0 に追随）'),
    ]);
  },
);
