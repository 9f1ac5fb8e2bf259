import { execFileSync } from 'node:child_process';
import { type Commit, parseCommit } from '@tminus/domain';
import { CommitParser } from '../../node_modules/conventional-commits-parser/dist/index.js';

/* Times reading every message of a history, already in memory, by our parser and by the peer in turn; prints ms of each. */

const [repo = '', rounds = '5', peers = 'yes'] = process.argv.slice(2);
const log = execFileSync('git', ['-C', repo, 'log', '-z', '--format=%H%x01%P%x01%B', 'HEAD'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
const commitOf = (record: string): Commit => {
  const [sha = '', parents = '', text = ''] = record.split('\x01');
  // A string of its own, as they come out of git: one cut out of a larger one is slower to read.
  const message = Buffer.from(text).toString();
  return { sha, message, parents: parents.split(' ').filter(Boolean), date: '', author: '', files: [] };
};
const commits = log.split('\0').filter(Boolean).map(commitOf);
const components = ['.'];

/** What makes parsers look back: signs of every kind that begin something and never end it. */
const HOSTILE = 'feat(: #-BREAKING CHANGE This reverts commit \n* fix(((! GH-#A-A- ';
const hostile = (bytes: number): Commit => {
  const text = HOSTILE.repeat(Math.ceil(bytes / HOSTILE.length));
  return { sha: '', message: `feat: a\n\n${text}`, parents: [], date: '', author: '', files: [] };
};
const [short, long] = [hostile(1_000_000), hostile(4_000_000)];

const peer = new CommitParser();
const timed = (run: () => void): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};
const subjects: Readonly<Record<string, () => void>> = {
  ours: () => {
    for (const commit of commits) parseCommit(commit, components);
  },
  ...(peers === 'yes' && {
    peer: () => {
      for (const { message } of commits) peer.parse(message);
    },
  }),
  short: () => void parseCommit(short, components),
  long: () => void parseCommit(long, components),
};

/** Until the machine code of both has settled. */
const WARMING = 3;
const times: Record<string, number>[] = [];
for (let round = 0; round < WARMING + Number(rounds); round += 1) {
  const measured = Object.entries(subjects).map(([name, run]) => [name, timed(run)] as const);
  if (round >= WARMING) times.push(Object.fromEntries(measured));
}
process.stdout.write(JSON.stringify({ commits: commits.length, times }));
