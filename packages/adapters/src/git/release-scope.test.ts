import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FreezeException, type Plan, translator } from '@tminus/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReleaseScope } from './release-scope.ts';
import { type ScratchRepository, scratchRepository } from './scratch-repository.ts';

let repository: ScratchRepository;
let workspace: string;
beforeEach(() => {
  repository = scratchRepository();
  workspace = mkdtempSync(join(tmpdir(), 'tminus-scope-'));
});
afterEach(() => {
  repository.remove();
  rmSync(workspace, { recursive: true });
});

it('the scope of a plan is what its commits hold of what was listed', async () => {
  const shas = repository.import([
    { message: 'feat: before REQ-9', files: { 'api/a': '1' } },
    { message: 'feat: sign in\n\nThis finishes req-1, and\nsign_in.', files: { 'api/b': '1' } },
    { message: 'fix: of another component BUG-2', files: { 'web/c': '1' } },
    { message: 'feat: after REQ-3', files: { 'api/d': '1' } },
  ]);
  const placed = (name: string) => ({ name, path: name, repo: repository.path });
  const components = [placed('api'), placed('web')];
  const settings = { components: components as never, scopeFile: 'scope-{version}.yaml' };
  const plan = {
    version: '1.1.0',
    components: [{ ...placed('api'), sha: shas[2], fromSha: shas[0] }],
  } as unknown as Plan;
  const scope = createReleaseScope(settings, workspace, translator('en'), async () => []);
  expect(await scope.read(plan)).toBeNull();
  const ids = ['REQ-1', 'sign_in', 'BUG-2', 'REQ-3', 'REQ-9', 'REQ-10'];
  const lines = ids.map((id) => `  - { id: ${id}, title: x, kind: feature }`);
  writeFileSync(join(workspace, 'scope-1.1.0.yaml'), `scope:\n${lines.join('\n')}\n`);
  const items = (await scope.read(plan)) ?? [];
  expect(items.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'REQ-1 merged',
    'sign_in merged',
    'BUG-2 planned',
    'REQ-3 in_progress',
    'REQ-9 planned',
    'REQ-10 planned',
  ]);
  writeFileSync(join(workspace, 'scope-1.1.0.yaml'), 'scope: 1\n');
  await expect(scope.read(plan)).rejects.toMatchObject({ refusal: { code: 'scope.invalid' } });
});

it('the freeze of a plan is about what its commits hold beyond the versions before', async () => {
  const shas = repository.import([
    { message: 'feat: released', files: { 'api/a': '1' } },
    { message: 'feat: late', files: { 'api/b': '1' } },
    { message: 'feat: after the plan', files: { 'api/c': '1' } },
  ]);
  const plan = {
    version: '1.1.0',
    components: [{ name: 'api', repo: repository.path, sha: shas[1], fromSha: shas[0] }],
  } as unknown as Plan;
  const exceptions: FreezeException[] = [];
  const settings = { components: [], scopeFile: 'scope.yaml' };
  const scope = createReleaseScope(settings, workspace, translator('en'), async () => exceptions);
  const long = { past: '2000-01-01', future: '2100-01-01' };
  expect((await scope.frozen(plan, long.past)).violations).toMatchObject([{ sha: shas[1], subject: 'late' }]);
  expect(await scope.frozen(plan, long.future)).toEqual({ violations: [], excepted: [] });
  exceptions.push({ change: shas[1] ?? '', reason: 'law', approver: 'Noor <noor@example.org>' });
  expect(await scope.frozen(plan, long.past)).toMatchObject({ violations: [], excepted: [{ sha: shas[1] }] });
});
