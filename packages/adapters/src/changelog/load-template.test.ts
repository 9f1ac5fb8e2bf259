import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChangelogRelease, isRefusal } from '@tminus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplate } from './load-template.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tminus-template-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

const release: ChangelogRelease = {
  version: '1.0.0',
  date: '2026-01-01',
  component: null,
  tagged: null,
  sections: { added: [], changed: [], deprecated: [], removed: [], fixed: [], security: [] },
  vanished: [],
  isNamed: false,
  link: null,
};

async function render(template: string): Promise<string> {
  writeFileSync(join(workspace, 'changelog.eta'), template);
  return (await loadTemplate(workspace, 'changelog.eta', 'Kiosk'))([release]);
}

async function failureOf(template: string): Promise<string> {
  const error = await render(template).catch((cause: unknown) => cause);
  if (!isRefusal(error, 'template.failed')) throw error;
  const { file, line, reason } = error.refusal.params;
  return `${file}:${line}: ${reason}`;
}

describe('loadTemplate', () => {
  it('gives releases, the product, and what Keep a Changelog would write', async () => {
    expect(
      await render(
        '<%= it.product %> & more\n<% for (const one of it.releases) { -%>\n<%= it.release(one) %>\n<% } -%>\n',
      ),
    ).toBe('Kiosk & more\n## [1.0.0] - 2026-01-01\n');
    expect(await render('<%= it.changelog(it.releases) %>')).toBe('# Changelog\n\n## [1.0.0] - 2026-01-01\n');
  });

  it.each([
    [
      'a\n<% for (const one of it.releases) { %>\n<%= one.nothing.here %>\n<% } %>',
      /^changelog\.eta:3: Cannot read properties of undefined/,
    ],
    ['a\nb <%= it.product( %>', /^changelog\.eta:2: Unexpected token/],
    ['a\n\n<% it.product', /^changelog\.eta:3: unclosed tag/],
  ])('tells where %j is wrong', async (template, expected) => {
    expect(await failureOf(template)).toMatch(expected);
  });

  it('refuses a file that is not there, or outside of the workspace by a link', async () => {
    const failure = async (file: string) => {
      const error = await loadTemplate(workspace, file, '').catch((cause: unknown) => cause);
      return isRefusal(error, 'template.failed') ? error.refusal.params['reason'] : error;
    };
    expect(await failure('none.eta')).toMatch(/ENOENT/);
    symlinkSync(process.execPath, join(workspace, 'out.eta'));
    expect(await failure('out.eta')).toMatch(/outside of/);
  });
});
