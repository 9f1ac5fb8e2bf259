import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleEntry } from '../bundle-entry.mjs';

const PEER = 'conventional-commits-parser';
const MOST_MICROSECONDS = 4;

export const commitParser = {
  number: 5,
  title: 'Reading every commit message of the history, in memory',
  heavy: false,
  async measure({ rounds, withPeers, history: { repo } }) {
    const entry = await bundleEntry('commit-parser');
    const peers = withPeers ? 'yes' : 'no';
    const { stdout } = await promisify(execFile)(process.execPath, [entry, repo, String(rounds), peers], {
      timeout: 600_000,
      maxBuffer: 2 ** 24,
    });
    const { commits, times } = JSON.parse(stdout);
    const ours = `parseCommit, ${commits} messages`;
    const [short, long] = ['parseCommit, 1 MB of hostile text', 'parseCommit, 4 MB of hostile text'];
    return {
      times: new Map([
        [ours, times.map((round) => round.ours)],
        [PEER, times.flatMap((round) => round.peer ?? [])],
        [short, times.map((round) => round.short)],
        [long, times.map((round) => round.long)],
      ]),
      goals: [
        { subject: ours, atMostMs: (MOST_MICROSECONDS * commits) / 1000 },
        { subject: PEER, over: ours, atLeast: 1.5 },
        // Four times the text in four times the time; what looks back would take sixteen times as long.
        { subject: long, over: short, atMost: 6 },
      ],
    };
  },
};
