import { describe, expect, it } from 'vitest';
import { forgeOf } from './forge.ts';
import { referenceUrl } from './reference-url.ts';

describe('forgeOf', () => {
  it.each([
    [
      'git@github.com:shop/kiosk.git',
      'https://github.com/shop/kiosk',
      ['/commit/abc', '/issues/12', '/compare/v1...v2', '/releases/tag/v1'],
    ],
    [
      'https://gitlab.com/group/sub/kiosk.git',
      'https://gitlab.com/group/sub/kiosk',
      ['/-/commit/abc', '/-/issues/12', '/-/compare/v1...v2', '/-/tags/v1'],
    ],
    [
      'ssh://git@codeberg.org/shop/kiosk.git',
      'https://codeberg.org/shop/kiosk',
      ['/commit/abc', '/issues/12', '/compare/v1...v2', '/src/tag/v1'],
    ],
    [
      'git@bitbucket.org:shop/kiosk.git',
      'https://bitbucket.org/shop/kiosk',
      ['/commits/abc', '/issues/12', '/branches/compare/v2%0Dv1', '/commits/tag/v1'],
    ],
  ])('writes the addresses of %s', (remote, url, pages) => {
    const forge = forgeOf(remote);
    expect([
      forge?.commitUrl('abc'),
      forge?.issueUrl('12'),
      forge?.compareUrl('v1', 'v2'),
      forge?.tagUrl('v1'),
    ]).toEqual(pages.map((page) => url + page));
  });

  it('is what a configuration says where the remote says nothing', () => {
    const forge = forgeOf('/srv/git/kiosk.git', {
      type: 'gitea',
      url: 'http://git.example:3000/code/shop/kiosk/',
    });
    expect(forge?.commitUrl('abc')).toBe('http://git.example:3000/code/shop/kiosk/commit/abc');
    expect(forgeOf('git@git.example:shop/kiosk.git', { type: 'gitlab' })?.url).toBe(
      'https://git.example/shop/kiosk',
    );
    expect(forgeOf('git@git.example:shop/kiosk.git', {})).toBeNull();
  });
});

describe('referenceUrl', () => {
  const github = forgeOf('git@github.com:shop/kiosk.git');
  const jira = [{ kind: 'ticket' as const, url: 'https://jira.example/browse/{id}' }];

  it.each([
    ['#12', 'issue', 'https://github.com/shop/kiosk/issues/12'],
    ['GH-12', 'issue', 'https://github.com/shop/kiosk/issues/12'],
    ['other/thing#7', 'issue', 'https://github.com/other/thing/issues/7'],
    ['JIRA-9', 'ticket', 'https://jira.example/browse/JIRA-9'],
    ['REQ-003', 'requirement', null],
  ] as const)('finds %s', (raw, kind, url) => {
    expect(referenceUrl({ raw, kind }, github, jira)).toBe(url);
  });

  it('prefers configured links, which take the number of an issue', () => {
    const links = [{ kind: 'issue' as const, url: 'https://bugs.example/{id}?x=$&' }];
    expect(referenceUrl({ raw: '#12', kind: 'issue' }, github, links)).toBe('https://bugs.example/12?x=$&');
    expect(referenceUrl({ raw: '#12', kind: 'issue' }, null, [])).toBeNull();
  });
});
