// A component for tests: reports its own start and stop to RECEIVER_URL, answers after SLOW_START_MS,
// and drains for SLOW_STOP_MS. POST /break makes it answer 500, in a version that has the file `breakable`.
// It ends with its receiver, so that a test that was cut off leaves none behind.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';

const { PORT, HOST, TMINUS_INSTANCE, TMINUS_VERSION, RECEIVER_URL, SLOW_START_MS, SLOW_STOP_MS } =
  process.env;
let isBroken = false;

const report = (effect) =>
  fetch(RECEIVER_URL, {
    method: 'POST',
    body: JSON.stringify({ effect, instance: TMINUS_INSTANCE, pid: process.pid }),
  });

const server = createServer((request, response) => {
  if (request.method === 'POST' && request.url === '/break' && existsSync('breakable')) isBroken = true;
  response.writeHead(isBroken && request.url === '/' ? 500 : 200).end(TMINUS_VERSION);
});

const receiver = new URL(RECEIVER_URL);
setInterval(() => {
  const socket = connect(Number(receiver.port), receiver.hostname, () => socket.destroy());
  socket.once('error', ({ code }) => code === 'ECONNREFUSED' && process.exit(1));
}, 5_000);

await report('started');
setTimeout(() => server.listen(Number(PORT), HOST), Number(SLOW_START_MS ?? 0));
process.on('SIGTERM', async () => {
  await report('stopped');
  setTimeout(
    () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
    },
    Number(SLOW_STOP_MS ?? 0),
  );
});
