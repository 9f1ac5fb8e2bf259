import { describe, expect, it } from 'vitest';
import { problemsOf } from './testing.ts';

const two = (api: string, web: string, rest = ''): string =>
  `components:\n  - { name: api, ${api} }\n  - { name: web, ${web} }\n${rest}`;
const FIXED = 'versioning: { fixed: [[api, web]] }\n';

describe('tags of components', () => {
  it.each([
    ['one that reads as a pre-release of the other', '"v{version}"', '"v{version}-web"'],
    ['one that reads as build metadata of the other', '"v{version}+web"', '"v{version}"'],
    ['one that begins with digits', '"api-{version}"', '"api-1{version}"'],
  ])('may not be taken for each other: %s', (_how, api, web) => {
    const problems = problemsOf(two(`tag: ${api}`, `tag: ${web}`));
    expect(problems).toEqual(['2:23 components[0].tag tagsAlike', '3:23 components[1].tag tagsAlike']);
  });

  it('may not be the same for some of a repository', () => {
    const tags = ['x{version}', 'x{version}', 'y{version}'].map(
      (tag, index) => `  - { name: c${index}, tag: "${tag}" }`,
    );
    expect(problemsOf(`components:\n${tags.join('\n')}\n`)).toEqual([
      '2:22 components[0].tag tagsAlike',
      '3:22 components[1].tag tagsAlike',
    ]);
  });

  it('say where the component stands, when its tag is the usual one', () => {
    expect(problemsOf(two('path: api', 'tag: "v{version}-web"'))).toEqual([
      '2:5 components[0].tag tagsAlike',
      '3:23 components[1].tag tagsAlike',
    ]);
  });

  it.each([
    ['in different repositories', two('tag: "x{version}", repo: ../api', 'tag: "x{version}", repo: ../web')],
    ['that all of the repository have', two('tag: "app/v{version}"', 'tag: "app/v{version}"')],
    ['in one group', two('tag: "x{version}"', 'tag: "x{version}"', FIXED)],
    ['that are all the product’s', two('tag: "v{version}"', 'path: web')],
    [
      'that are written as the product’s',
      `product: { tag: "shop-{version}" }\n${two('tag: "shop-{version}"', 'tag: "shop-{version}"')}`,
    ],
    ['with a word of their own', two('tag: "api/v{version}"', 'tag: "web/v{version}"')],
    ['one within the other', two('tag: "v{version}"', 'tag: "web/v{version}"')],
  ])('may be alike %s', (_where, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});
