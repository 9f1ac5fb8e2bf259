import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASE_POLICIES, TASK_TEMPLATES } from '@tminus/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Repository, scratchRepository } from '../testing/repository.ts';

let repository: Repository;
beforeEach(() => {
  repository = scratchRepository();
  repository.commit('feat: something');
});
const fileOf = (type: string) => join(repository.path, 'planning', `${type}.yaml`);

describe('the templates of a workspace', () => {
  it('are the usual ones, until they are written and changed', async () => {
    const usual = await repository.json('template', 'show', 'patch');
    expect(usual.document).toEqual({ type: 'patch', file: null, tasks: TASK_TEMPLATES.patch });
    const written = await repository.json('template', 'write', 'patch', 'minor');
    expect(written.document).toEqual({ written: ['planning/patch.yaml', 'planning/minor.yaml'], kept: [] });
    const text = readFileSync(fileOf('patch'), 'utf8');
    writeFileSync(fileOf('patch'), text.replace('owner: quality-assurance', 'owner: the lab'));
    const changed = await repository.json<{ file: string; tasks: { owner: string }[] }>(
      'template',
      'show',
      'patch',
    );
    expect(changed.document.file).toBe('planning/patch.yaml');
    expect(changed.document.tasks.map(({ owner }) => owner)).toContain('the lab');
  });

  it('are never written over', async () => {
    await repository.json('template', 'write', 'patch');
    writeFileSync(fileOf('patch'), '# mine\n');
    expect((await repository.json('template', 'write', 'patch')).document).toEqual({
      written: [],
      kept: ['planning/patch.yaml'],
    });
    expect(readFileSync(fileOf('patch'), 'utf8')).toBe('# mine\n');
  });

  it('are refused with the place of what is wrong', async () => {
    repository.write('planning/patch.yaml', 'tasks:\n  - { id: kickoff, owner: a, days: many }\n');
    const { document, exitCode } = await repository.json<{ code: string; params: { problems: string } }>(
      'template',
      'show',
      'patch',
    );
    expect([document.code, exitCode]).toEqual(['config.invalid', 3]);
    expect(document.params.problems).toContain('2:36  tasks[0].days');
  });
});

it('the policies are those of the configuration', async () => {
  repository.write(
    'tminus.yaml',
    'components: [{ name: api }]\npolicy: { minor: { noticeDays: 3, addTests: [performance] } }\n',
  );
  const { document } = await repository.json<{ policies: typeof RELEASE_POLICIES }>('policy');
  expect(document.policies.major).toEqual(RELEASE_POLICIES.major);
  expect(document.policies.minor).toMatchObject({ noticeDays: 3, workDays: 5 });
  expect(document.policies.minor.suites).toContain('performance');
});
