import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleEntry } from '../bundle-entry.mjs';
import { dist } from '../paths.mjs';

const STEPS = 200;

export const durableSteps = {
  number: 6,
  title: `A durable workflow of ${STEPS} empty steps on the embedded database`,
  heavy: true,
  async measure({ rounds }) {
    const entry = await bundleEntry('durable-steps');
    const { stdout } = await promisify(execFile)(process.execPath, [entry, dist, STEPS, rounds].map(String), {
      timeout: 600_000,
    });
    const measured = JSON.parse(stdout);
    return {
      times: new Map([
        [`${STEPS} bare inserts`, measured.map(({ inserts }) => inserts)],
        [`${STEPS} steps`, measured.map(({ workflow }) => workflow)],
      ]),
      // How much a step costs, to know it: a release has five of them, and nobody promised a number.
      goals: [],
    };
  },
};
