import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleEntry } from '../bundle-entry.mjs';

const MOST_MS = 200;

export const windows = {
  number: 9,
  title: 'Windows in a year of quarter hours, 1,000 releases and 200 recurring freezes',
  heavy: false,
  async measure({ rounds }) {
    const entry = await bundleEntry('windows');
    const search = async (times) => {
      const { stdout } = await promisify(execFile)(process.execPath, [entry, String(times)], {
        timeout: 600_000,
      });
      return JSON.parse(stdout);
    };
    const { times, isSame } = await search(rounds);
    if (!isSame) throw new Error('The search for windows finds something else than brute force does.');
    const cold = [];
    for (let round = 0; round < rounds; round += 1) cold.push((await search(0)).first);
    const ours = 'searchWindows, rules expanded each time; brute force finds the same';
    return {
      times: new Map([
        [ours, times],
        ['the first search of a process, code and zones cold', cold],
      ]),
      goals: [{ subject: ours, atMostMs: MOST_MS }],
    };
  },
};
