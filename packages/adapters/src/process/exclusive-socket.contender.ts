/**
 * A contender for the crash test of `acquireExclusiveSocket`: enters as often as it can, says so when it meets
 * another living holder inside, and leaves in order, or by SIGKILL when told to. argv: directory, rounds, kill|leave.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireExclusiveSocket } from './exclusive-socket.ts';
import { identify } from './process-identity.ts';
import { systemCode } from './socket-path.ts';

const [directory = '', rounds = '1', end = 'leave'] = process.argv.slice(2);
const marker = join(directory, 'inside');

function lastInside(): number {
  try {
    return Number(readFileSync(marker, 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

for (let round = 0; round < Number(rounds); ) {
  const held = await acquireExclusiveSocket({
    directory,
    name: 'lock',
    onConnection: (socket) => socket.destroy(),
  });
  if ('heldBy' in held) {
    await sleep(Math.random() * 4);
    continue;
  }
  const before = lastInside();
  // A killed process closes its sockets a moment before it counts as dead; one that still works moves the marker.
  while (before !== 0 && before !== process.pid && (await identify(before))) {
    if (lastInside() !== before) break;
    await sleep(1);
  }
  if (lastInside() !== before) process.stdout.write('violation\n');
  writeFileSync(marker, String(process.pid));
  await sleep(Math.random() * 4);
  if (lastInside() !== process.pid) process.stdout.write('violation\n');
  round += 1;
  process.stdout.write('entered\n');
  if (end === 'kill' && round === Number(rounds)) process.kill(process.pid, 'SIGKILL');
  writeFileSync(marker, '0');
  await held.release();
}
