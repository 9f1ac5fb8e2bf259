import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { API, problemsOf } from './testing.ts';

const FORGE = 'type: github, repository: shop/kiosk';
const forge = (fields: string): string => `${API}publish:\n  forge: { ${fields} }\n`;

describe('publishing', () => {
  it('keeps everything on this machine unless it is told otherwise', () => {
    expect(parseConfig(API)).toMatchObject({
      ok: true,
      config: {
        product: { tag: 'v{version}' },
        publish: { commit: true, tags: true, mergeBack: true, remote: null, forge: null },
      },
    });
  });

  it('may name a remote, a branch, and a forge', () => {
    const parsed = parseConfig(`${API}product: { tag: "shop-{version}" }
publish:
  message: "chore: v{version}"
  remote: origin
  mergeBack: develop
  forge: { type: gitlab, url: "https://git.example.org", repository: a/b/c, token: "\${file:/run/token}" }\n`);
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        product: { name: 'product', tag: 'shop-{version}' },
        publish: {
          message: 'chore: v{version}',
          remote: 'origin',
          mergeBack: 'develop',
          forge: { type: 'gitlab', repository: 'a/b/c', token: '${file:/run/token}' },
        },
      },
    });
  });

  it.each<[string, string, string]>([
    ['no token', forge(FORGE), '4:3 publish.forge.token missing'],
    ['a token itself', forge(`${FORGE}, token: s3cret`), '4:57 publish.forge.token form.secret'],
    [
      'a place that is no repository',
      forge('type: github, repository: kiosk, token: "${env:T}"'),
      '4:38 publish.forge.repository form.forgeRepository',
    ],
    [
      'a password in the address',
      forge('url: "https://a:b@c", type: github, repository: a/b, token: "${env:T}"'),
      '4:17 publish.forge.url form.webAddress',
    ],
    [
      'a remote that git could take for an option',
      `${API}publish: { remote: "--all" }\n`,
      '3:20 publish.remote form.remoteName',
    ],
    ['several lines', `${API}publish: { message: "a\\nb" }\n`, '3:21 publish.message form.oneLine'],
    ['a tag without its version', `${API}product: { tag: v1 }\n`, '3:17 product.tag form.tagPattern'],
  ])('refuses %s', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
