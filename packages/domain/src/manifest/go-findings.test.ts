import { describe, expect, it } from 'vitest';
import { accepted } from '../error/refusal.ts';
import { planManifestUpdates } from './plan-manifest-updates.ts';

describe('a module of Go', () => {
  const findingsOf = (module: string, path: string, next: string, tagPattern: string) =>
    accepted(
      planManifestUpdates(
        [
          {
            path: path === '.' ? 'go.mod' : `${path}/go.mod`,
            text: `// x\nmodule ${module} // y\n\ngo 1.24\n`,
          },
        ],
        [{ name: path, path, tagPattern, current: '1.2.0', next }],
      ),
    ).findings.map(({ code, params }) => [code, params['wanted']]);

  it.each([
    ['x.org/shop', '.', '1.3.0', 'v{version}', []],
    ['x.org/shop/v2', '.', '2.0.0', 'v{version}', []],
    ['"x.org/shop/v2"', '.', '3.0.0', 'v{version}', [['manifest.goMajor', 'x.org/shop/v3']]],
    ['x.org/shop', '.', '2.0.0', 'v{version}', [['manifest.goMajor', 'x.org/shop/v2']]],
    ['x.org/shop/v2', '.', '1.3.0', 'v{version}', [['manifest.goMajor', 'x.org/shop']]],
    ['gopkg.in/shop.v1', '.', '2.0.0', 'v{version}', [['manifest.goMajor', 'gopkg.in/shop.v2']]],
    ['x.org/shop/api', 'api', '1.3.0', 'api/v{version}', []],
    ['x.org/shop/api', 'api', '1.3.0', 'v{version}', [['manifest.goTag', 'api/v{version}']]],
    ['x.org/shop/api/v2', 'api/v2', '2.0.0', 'api/v{version}', []],
    ['x.org/shop/v2', 'v2', '2.0.0', 'v{version}', []],
  ])('%s in %s at %s with the tags %s', (module, path, next, tag, findings) => {
    expect(findingsOf(module, path, next, tag)).toEqual(findings);
  });
});
