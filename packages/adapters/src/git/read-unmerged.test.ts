import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readUnmerged } from './read-unmerged.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';

describe.each([
  ['a repository', []],
  ['a bare repository', ['--bare']],
  ['a repository with SHA-256', ['--object-format=sha256']],
])('changes that are not merged in %s', (_what, init) => {
  let repository: ScratchRepository;
  let shas: string[];
  beforeEach(() => {
    repository = scratchRepository(...init);
    shas = repository.import([
      { message: 'feat: released' },
      { message: 'feat: one\n\nRefs: REQ-1\n' },
      { message: 'fix: two\r\n\r\nlines', parents: [0] },
      { message: 'Merge', parents: [1, 2] },
      { message: 'chore: left behind by a tag', parents: [0], tags: ['v9.0.0'] },
    ]);
    repository.git('update-ref', 'refs/heads/main', shas[0] ?? '');
    repository.git('update-ref', 'refs/heads/topic', shas[1] ?? '');
    repository.git('update-ref', 'refs/remotes/origin/next', shas[3] ?? '');
    for (const [number] of shas.entries()) repository.git('update-ref', '-d', `refs/scratch/${number}`);
  });
  afterEach(() => repository.remove());

  it('are those of every branch, each with one of its branches', async () => {
    const components = [{ name: 'api', path: '.' }];
    const found = await readUnmerged({ repo: repository.path, released: [shas[0] ?? ''], components });
    const told = found.map(({ change, branch }) => [change.subject, branch, change.sha]);
    expect(told).toEqual([
      ['Merge', 'origin/next', shas[3]],
      ['two', 'origin/next', shas[2]],
      ['one', expect.stringMatching(/^(?:topic|origin\/next)$/), shas[1]],
    ]);
    expect(found[2]?.change).toMatchObject({ refs: [{ raw: 'REQ-1' }], components: ['api'] });
  });

  it('are read by the rules of the team', async () => {
    const reading = { references: [{ prefix: 'REQ-', suffix: '', kind: 'ticket' as const }] };
    const query = { repo: repository.path, released: [shas[0] ?? ''], components: [] };
    const found = await readUnmerged({ ...query, reading });
    expect(found.flatMap(({ change }) => change.refs)).toEqual([{ raw: 'REQ-1', kind: 'ticket' }]);
  });

  it('are none where everything is released', async () => {
    const released = [shas[1] ?? '', shas[3] ?? ''];
    expect(await readUnmerged({ repo: repository.path, released, components: [] })).toEqual([]);
  });
});
