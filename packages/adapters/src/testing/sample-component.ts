/**
 * A component to deploy in tests. It answers /healthz, and /slow after 700 ms; notes its starts and its SIGTERMs in
 * the files STARTS and TERMS; with CRASH it explains itself and dies; with DEAF it ignores SIGTERM.
 */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { STARTS, TERMS, CRASH, DEAF, PORT, HOST, TMINUS_VERSION, TMINUS_INSTANCE, SECRET } = process.env;

if (STARTS) appendFileSync(STARTS, `${process.pid}\n`);
if (CRASH) {
  process.stderr.write(`cannot work: ${CRASH}\n`);
  process.exit(3);
}

const server = createServer((req, res) => {
  if (req.url === '/env') res.end(JSON.stringify({ TMINUS_VERSION, TMINUS_INSTANCE, SECRET }));
  else if (req.url === '/crash') process.exit(4);
  else if (req.url === '/slow') setTimeout(() => res.end('slow'), 700);
  else res.end('ok');
});
server.listen(Number(PORT), HOST);

process.on('SIGTERM', () => {
  if (TERMS) appendFileSync(TERMS, `${process.pid}\n`);
  if (!DEAF) server.close(() => process.exit(0));
});
