import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeGit, judgeNode, judgePrograms, judgeRepository, OLDEST_NODE } from './judge-programs.ts';
import type { RepositoryFacts } from './probes.ts';

const verdictOf = ({ verdict, seen }: { verdict: string; seen: string }) => `${verdict} ${seen}`;

it('Node.js must be as new as the package says', () => {
  const manifest = readFileSync(new URL('../../../cli/package.json', import.meta.url), 'utf8');
  expect((JSON.parse(manifest) as { engines: { node: string } }).engines.node).toBe(`>=${OLDEST_NODE}`);
});

it.each([
  ['20.19.0', 'ok doctor.node.recent'],
  ['22.1.0', 'ok doctor.node.recent'],
  ['20.18.9', 'fail doctor.node.old'],
  ['18.20.0', 'fail doctor.node.old'],
])('Node.js %s: %s', (version, expected) => {
  expect(verdictOf(judgeNode(version))).toBe(expected);
});

it.each([
  ['git version 2.39.5', 'ok doctor.git.recent', '2.39.5'],
  ['git version 2.39.3 (Apple Git-146)', 'ok doctor.git.recent', '2.39.3'],
  ['git version 3.0', 'ok doctor.git.recent', '3.0'],
  ['git version 2.9.1', 'fail doctor.git.old', '2.9.1'],
])('%s: %s', (said, expected, version) => {
  expect(verdictOf(judgeGit(said))).toBe(expected);
  expect(judgeGit(said).params).toMatchObject({ version });
});

it('a git that names no version is told as it spoke', () => {
  expect(judgeGit('jgit')).toMatchObject({ verdict: 'warn', params: { said: 'jgit' } });
});

describe('a repository', () => {
  const whole: RepositoryFacts = {
    isShallow: false,
    tags: 3,
    identity: 'Ada <a@example.org>',
    headTrouble: null,
  };

  it.each<[string, Partial<RepositoryFacts>, string[]]>([
    ['whole', {}, ['ok doctor.repository.whole']],
    ['shallow, its tags lost with it', { isShallow: true, tags: 0 }, ['fail doctor.repository.shallow']],
    ['without tags', { tags: 0 }, ['warn doctor.repository.noTags']],
    ['of nobody', { identity: null }, ['warn doctor.repository.noIdentity']],
    ['damaged', { headTrouble: 'bad object' }, ['fail doctor.repository.headUnreadable']],
    [
      'with several troubles',
      { isShallow: true, identity: null },
      ['fail doctor.repository.shallow', 'warn doctor.repository.noIdentity'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(judgeRepository('/shop', { ...whole, ...facts }).map(verdictOf)).toEqual(expected);
  });
});

it('each program that is missing has a line of its own', () => {
  expect(judgePrograms('api', ['node', 'npm'], []).map(verdictOf)).toEqual(['ok doctor.programs.found']);
  const missing = judgePrograms('api', ['node', 'npm', 'sh'], ['npm', 'sh']);
  expect(missing.map(({ verdict, params }) => [verdict, params['program']])).toEqual([
    ['fail', 'npm'],
    ['fail', 'sh'],
  ]);
});
