// Kiosk API: the price list. Plain Node, no dependency.
import { createServer } from 'node:http';

const version = process.env.TMINUS_VERSION ?? '0.0.0';
const prices = { espresso: 280, matcha: 420, water: 150 };

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
  const answer = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (pathname === '/healthz') return answer(200, { version });
  if (pathname === '/prices') {
    return answer(200, prices);
  }
  return answer(404, { error: 'not found', query: searchParams.toString() });
});

server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
