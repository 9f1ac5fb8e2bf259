import { rmSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { columns } from '../output/terminal.ts';
import { type Repository, scratchRepository } from '../testing/repository.ts';

const VARIABLES = [
  'GITHUB_BASE_REF',
  'GITHUB_REF_NAME',
  'CI_COMMIT_BRANCH',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
];

let repository: Repository;
beforeEach(() => {
  for (const name of VARIABLES) vi.stubEnv(name, '');
  repository = scratchRepository();
  repository.commit('feat: first', { date: '2025-01-01T00:00:00Z' });
  repository.git('tag', 'v1.0.0');
});

interface Linted {
  readonly commits: number;
  readonly problems: readonly { readonly rule: string; readonly fix: string | null }[];
  readonly fragments: readonly { readonly message: string }[];
  readonly freeze: { readonly violations: readonly { readonly subject: string }[] } | null;
}
interface Refused {
  readonly code: string;
  readonly title: string;
}

const rulesIn = async (...words: string[]) => {
  const { document, exitCode } = await repository.json<Linted>('lint', ...words);
  const rules = document.problems.map(({ rule, fix }) => `${rule} ${fix}`);
  return { rules, exitCode, commits: document.commits };
};

describe('tminus lint', () => {
  it('on the main branch looks at what is not released, with the fix', async () => {
    repository.commit('Fixed the crash');
    repository.commit('docs: a word.');
    expect(await rulesIn()).toEqual({
      rules: ['fullStop docs: a word', 'form fix: fixed the crash'],
      exitCode: 1,
      commits: 2,
    });
    expect(await rulesIn('HEAD~1..HEAD')).toMatchObject({ rules: ['fullStop docs: a word'], exitCode: 0 });
    expect(await rulesIn('HEAD~1', '--strict')).toMatchObject({ exitCode: 1, commits: 1 });
  });

  it('on another branch looks at what main does not have', async () => {
    repository.commit('wip on main');
    repository.git('checkout', '--quiet', '-b', 'topic', 'v1.0.0');
    repository.commit('feet: x');
    expect(await rulesIn()).toEqual({ rules: ['type feat: x'], exitCode: 1, commits: 1 });
    repository.git('checkout', '--quiet', '--detach');
    vi.stubEnv('GITHUB_BASE_REF', 'main');
    expect(await rulesIn()).toMatchObject({ commits: 1 });
  });

  it('demands what the configuration demands', async () => {
    repository.write('tminus.yaml', 'components:\n  - name: api\nlint: { requireReference: [feat] }\n');
    repository.commit('feat: x');
    expect(await rulesIn()).toMatchObject({ rules: ['reference null'], exitCode: 1 });
    repository.commit('fix: configuration', {
      files: { 'tminus.yaml': 'components:\n  - name: api\nlint: { maxSubject: 5 }\n' },
    });
    const { document, exitCode } = await repository.json<Refused>('lint');
    expect([document.code, exitCode]).toEqual(['config.invalid', 3]);
    expect(document.title).toContain('3:21  lint.maxSubject');
  });

  it('reads ids as the configuration says', async () => {
    const config = [
      'components:\n  - name: api',
      'history: { references: [{ pattern: "AB#{number}", kind: ticket }] }',
      'lint: { requireReference: [feat] }\n',
    ].join('\n');
    repository.write('tminus.yaml', config);
    repository.commit('feat(api): x AB#12');
    expect(await rulesIn()).toMatchObject({ rules: [], exitCode: 0, commits: 1 });
    repository.write('message', 'feat: y AB#13\n');
    expect(await rulesIn('--message', `${repository.path}/message`)).toMatchObject({ rules: [] });
  });

  it('checks a message before it is committed', async () => {
    repository.write('message', 'fixup! feat: x\n# a comment\n');
    expect(await rulesIn('--message', `${repository.path}/message`)).toMatchObject({
      rules: [],
      exitCode: 0,
    });
    repository.write('message', '# a comment\nsomething\n# --- >8 ---\n');
    expect(await rulesIn('--message', `${repository.path}/message`)).toMatchObject({ exitCode: 1 });
  });

  describe('of a bad change fragment', () => {
    beforeEach(() => {
      repository.commit('feet: x', {
        files: {
          '.changes/unreleased/near.md': '---\ntype: feet\n---\nFind products\n',
          '.changes/unreleased/nowhere.md': '---\ncommit: 1234567\n---\nFind products\n',
        },
      });
    });

    it('tells file, line and what to write, beside what it finds in commits', async () => {
      const { document, exitCode } = await repository.json<Linted>('lint');
      expect(document).toMatchObject({ commits: 1, problems: [{ rule: 'type' }] });
      expect(document.fragments).toMatchObject([
        { path: '.changes/unreleased/near.md', line: 2, code: 'valueNear', severity: 'error' },
        { path: '.changes/unreleased/nowhere.md', line: 2, code: 'commitUnknown', severity: 'error' },
      ]);
      expect(document.fragments[0]?.message).toContain('did you mean `feat`?');
      expect(exitCode).toBe(1);
      const text = await repository.text('lint');
      expect(text).toContain('.changes/unreleased/near.md:2\n  error: `feet` is not possible for `type`');
      expect(text).toContain('errors: 3, warnings: 0');
    });

    it('fails without any other finding, and says the place to a pipeline', async () => {
      const { exitCode } = await repository.json<Linted>('lint', 'HEAD..HEAD');
      expect(exitCode).toBe(1);
      expect(await repository.text('lint', '--format', 'github')).toContain(
        '::error file=.changes/unreleased/near.md,line=2,title=fragment::`feet` is not possible',
      );
    });
  });

  it('says when there is no message to check', async () => {
    const asked = async (file: string) => {
      const { document, exitCode } = await repository.json<{ code: string; title: string }>(
        'lint',
        '--message',
        file,
      );
      return [document.code, exitCode, document.title];
    };
    const title = 'There is no file /nonexistent with a message to check.';
    expect(await asked('/nonexistent')).toEqual(['lint.messageMissing', 2, title]);
    expect((await asked(repository.path)).slice(0, 2)).toEqual(['lint.messageUnreadable', 2]);
  });

  it('checks the message of the very first commit, without any configuration', async () => {
    const empty = scratchRepository();
    rmSync(`${empty.path}/tminus.yaml`);
    empty.write('message', 'Initial commit\n');
    const { document, exitCode } = await empty.json<Linted>('lint', '--message', `${empty.path}/message`);
    expect(document.problems).toMatchObject([{ rule: 'form' }]);
    expect(exitCode).toBe(1);
  });

  it('writes annotations that a pipeline understands, and lines that a terminal holds', async () => {
    repository.commit(`fix(100%): ${'long '.repeat(25)}\n\nbreaking change: y`);
    const annotations = await repository.text('lint', '--format', 'github');
    expect(annotations).toMatch(/^::warning title=subjectLength::[0-9a-f]{8} fix\(100%25\): long/m);
    expect(annotations).toMatch(/^::error title=breakingFooter::.*→ BREAKING CHANGE: y$/m);
    const [, ...lines] = (await repository.text('lint', '--lang', 'ja')).split('\n');
    expect(lines.filter((line) => columns(line) > 80)).toEqual([]);
    expect(lines.join('\n')).toContain('エラー');
  });
});

describe('the freeze', () => {
  it('of a clone without the plan was not checked, and both forms say what to commit', async () => {
    repository.git('checkout', '--quiet', '-b', 'release/1.2.0');
    const file = 'storage/releases/v1.2.0/release-plan.json';
    expect((await repository.text('lint')).replaceAll(/\s+/g, ' ')).toContain(`${file} is not in this clone`);
    const annotations = await repository.text('lint', '--format', 'github');
    expect(annotations).toContain(`::warning title=freeze::release/1.2.0: ${file} is not in this clone`);
  });

  const plan = (sha: string, fromSha: string) => ({
    plan: {
      version: '1.1.0',
      manager: 'Mika <mika@example.org>',
      timeline: [{ key: 'freeze', start: '2025-02-10', end: '2025-02-10', owner: 'project-manager' }],
      components: [{ name: 'api', sha, fromSha }],
    },
  });
  beforeEach(() => {
    const planned = repository.commit('feat: planned', { date: '2025-02-01T00:00:00Z' });
    repository.git('checkout', '--quiet', '-b', 'release/1.1.0');
    repository.write(
      'storage/releases/v1.1.0/release-plan.json',
      JSON.stringify(plan(planned, repository.git('rev-parse', 'v1.0.0'))),
    );
    repository.commit('fix: late', { date: '2025-02-11T00:00:00Z' });
  });
  const violations = async (...words: string[]) => {
    const { document, exitCode } = await repository.json<Partial<Linted>>('lint', ...words);
    const subjects = document.freeze?.violations.map(({ subject }) => subject) ?? null;
    return { subjects, exitCode };
  };

  it('lets fixes pass, and stops a feature, by the date of the plan', async () => {
    expect(await violations()).toEqual({ subjects: [], exitCode: 0 });
    repository.commit('feat: too late', { date: '2025-02-11T00:00:00Z' });
    expect(await violations()).toEqual({ subjects: ['too late'], exitCode: 1 });
    expect(await violations('--freeze-date', '2025-02-12')).toEqual({ subjects: [], exitCode: 0 });
    expect(await repository.text('lint')).toContain('Mika <mika@example.org>');
    repository.git('checkout', '--quiet', '--detach');
    vi.stubEnv('GITHUB_BASE_REF', 'release/1.1.0');
    expect(await violations()).toEqual({ subjects: ['too late'], exitCode: 1 });
  });

  it('is not got round by planning again', async () => {
    const late = repository.commit('feat: too late', { date: '2025-02-11T00:00:00Z' });
    const again = JSON.stringify(plan(late, repository.git('rev-parse', 'v1.0.0')));
    repository.write('storage/releases/v1.1.0/release-plan.json', again);
    expect(await violations()).toEqual({ subjects: ['too late'], exitCode: 1 });
  });

  it('looks at the branch up to the end of a range, wherever HEAD is', async () => {
    repository.commit('feat: too late', { date: '2025-02-11T00:00:00Z' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('feat: of main', { date: '2025-02-11T00:00:00Z' });
    repository.git('tag', 'v2.0.0');
    repository.commit('feat: of main again', { date: '2025-02-11T00:00:00Z' });
    const of = (range: string) =>
      violations(range, '--branch', 'release/1.1.0', '--freeze-date', '2025-02-10');
    expect(await of('v1.0.0..release/1.1.0~1')).toEqual({ subjects: [], exitCode: 0 });
    expect(await of('release/1.1.0~1..release/1.1.0')).toEqual({ subjects: ['too late'], exitCode: 1 });
  });

  it('stops what comes with a merge of the main branch', async () => {
    repository.git('checkout', '--quiet', 'main');
    repository.commit('feat: of main', { date: '2025-02-05T00:00:00Z' });
    repository.git('checkout', '--quiet', 'release/1.1.0');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge main', 'main');
    expect(await violations()).toEqual({ subjects: ['of main'], exitCode: 1 });
  });

  it('lets pass what somebody else excepted, with a reason', async () => {
    const sha = repository.commit('feat: too late', { date: '2025-02-11T00:00:00Z' });
    const exception = (approver: string) =>
      `components:\n  - name: api\nfreeze:\n  exceptions:\n    - change: ${sha}\n      reason: law\n      approver: ${approver}\n`;
    repository.write('tminus.yaml', exception('Mika <mika@example.org>'));
    expect(await violations()).toEqual({ subjects: [], exitCode: 0 });
    expect(await repository.text('lint')).toContain('law');
    repository.write('tminus.yaml', exception('Ada <ada@example.org>'));
    expect(await violations()).toEqual({ subjects: ['too late'], exitCode: 1 });
    repository.write('tminus.yaml', exception('Mika').replace(/ {6}reason.*\n/, ''));
    expect((await repository.json<Refused>('lint')).document.code).toBe('config.invalid');
  });

  it('is nothing elsewhere, and not silent without a plan', async () => {
    repository.git('checkout', '--quiet', 'main');
    expect(await violations()).toEqual({ subjects: null, exitCode: 0 });
    repository.git('checkout', '--quiet', '-b', 'release/2.0.0');
    expect(await repository.text('lint')).toContain('release/2.0.0');
    expect(await violations('--freeze-date', 'soon')).toEqual({ subjects: null, exitCode: 2 });
  });
});
