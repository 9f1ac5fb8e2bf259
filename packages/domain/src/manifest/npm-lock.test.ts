import { describe, expect, it } from 'vitest';
import { beforeAndAfter, updatedText, updateTo } from './manifest-builders.ts';
import { rangeKey } from './manifest-format.ts';
import { updateManifest } from './update-manifest.ts';

/** What the package files of a workspace came to say; the lock file lies in the directory that is given. */
const moves = (directory = '.') =>
  updateTo(
    null,
    {},
    {
      workspace: {
        directory,
        versions: new Map([
          ['.', '1.3.0'],
          ['packages/api', '2.1.0'],
          ['packages/core', '1.3.0'],
        ]),
        ranges: new Map([
          [rangeKey('.', 'dependencies', '@shop/api'), { from: '^2.0.0', to: '^2.1.0' }],
          [rangeKey('.', 'devDependencies', 'core'), { from: '1.2.0', to: '1.3.0' }],
          [rangeKey('packages/api', 'dependencies', 'core'), { from: '~1.2.0', to: '~1.3.0' }],
          [rangeKey('packages/docs', 'dependencies', 'core'), { from: '1.2.0', to: '1.3.0' }],
          [
            rangeKey('packages/web', 'dependencies', '@shop/api'),
            { from: 'workspace:^2.0.0', to: 'workspace:^2.1.0' },
          ],
        ]),
      },
    },
  );

describe('package-lock.json', () => {
  it('says again what the package files of the workspace say', () => {
    const { before, after } = beforeAndAfter(`{
  "name": "shop", "version": "«1.2.0→1.3.0»", "lockfileVersion": 2, "requires": true,
  "packages": {
    "": { "name": "shop", "version": "«1.2.0→1.3.0»", "workspaces": ["packages/*"],
      "dependencies": { "@shop/api": "«^2.0.0→^2.1.0»", "react": "^19.0.0" } },
    "node_modules/@shop/api": { "resolved": "packages/api", "link": true },
    "node_modules/core": { "version": "1.2.0", "dependencies": { "@shop/api": "^2.0.0" } },
    "packages/api": { "name": "@shop/api", "version": "«2.0.0→2.1.0»",
      "dependencies": { "core": "«~1.2.0→~1.3.0»" }, "peerDependencies": { "core": "^1.0.0" } },
    "packages/core": { "version": "«1.2.0→1.3.0»" },
    "packages/docs": { "version": "1.2.0", "dependencies": { "@shop/api": "^2.0.0", "core": "«1.2.0→1.3.0»" } },
    "packages/api/node_modules/core": { "version": "0.9.0" }
  },
  "dependencies": {
    "@shop/api": { "version": "file:packages/api", "requires": { "core": "«~1.2.0→~1.3.0»" } },
    "docs": { "version": "file:packages/docs", "requires": { "@shop/api": "^2.0.0", "core": "«1.2.0→1.3.0»" } },
    "react": { "version": "19.0.0", "requires": { "core": "~1.2.0" } }
  }
}
`);
    expect(updatedText('package-lock.json', before, moves())).toBe(after);
    expect(updatedText('npm-shrinkwrap.json', before, moves())).toBe(after);
  });

  it('calls its fields as they can be found', () => {
    const text = '{"packages":{"":{"version":"1.2.0"},"packages/api":{"version":"2.0.0"}}}';
    const updated = updateManifest({ path: 'package-lock.json', text }, moves());
    const fields = updated.ok ? updated.value.changed.map(({ field }) => field) : [];
    expect(fields).toEqual(['packages[""].version', 'packages["packages/api"].version']);
  });

  it('counts directories from its own', () => {
    const { before, after } = beforeAndAfter(
      '{"lockfileVersion":3,"packages":{"":{"version":"«1.2.0→1.3.0»"},"../core":{"version":"«1.2.0→1.3.0»"},"api":{"version":"«1.2.0→2.1.0»"}}}',
    );
    const update = moves('packages');
    const versions = new Map(
      [...(update.workspace?.versions ?? [])].concat([
        ['packages', '1.3.0'],
        ['core', '1.3.0'],
      ]),
    );
    const inside = { ...update, workspace: { directory: 'packages', versions, ranges: new Map() } };
    expect(updatedText('packages/package-lock.json', before, inside)).toBe(after);
  });
});

describe('pnpm-lock.yaml', () => {
  it('repeats the ranges that moved in package files', () => {
    const { before, after } = beforeAndAfter(`lockfileVersion: '9.0'

importers:

  .:
    devDependencies:
      core:
        specifier: «1.2.0→1.3.0»
        version: link:packages/core

  packages/docs:
    dependencies:
      '@shop/api':
        specifier: workspace:^2.0.0
        version: link:../api

  packages/web:
    dependencies:
      '@shop/api':
        specifier: «workspace:^2.0.0→workspace:^2.1.0»
        version: link:../api
      core:
        specifier: '*'
        version: link:../core

packages:

  core@1.2.0:
    resolution: {integrity: sha512-x}
`);
    expect(updatedText('pnpm-lock.yaml', before, moves())).toBe(after);
  });

  it('with another range than the package file had is left alone', () => {
    const text = 'importers:\n  .:\n    dependencies:\n      core:\n        specifier: ^1.1.0\n';
    expect(updatedText('pnpm-lock.yaml', text, moves())).toBe(text);
  });
});
