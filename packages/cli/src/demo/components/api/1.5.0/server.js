// Kiosk API: the price list. Plain Node, no dependency.
import { createServer } from 'node:http';

const version = process.env.TMINUS_VERSION ?? '0.0.0';
const prices = { espresso: 280, matcha: 420, water: 150 };
const rates = { JPY: 1, EUR: 0.0061, USD: 0.0066 };
let isRateTableBroken = false;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
  const answer = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (pathname === '/healthz') return answer(200, { version });
  if (pathname === '/prices') {
    if (isRateTableBroken && Math.random() < 0.6) return answer(500, { error: 'no rate' });
    const rate = rates[searchParams.get('currency') ?? 'JPY'] ?? 1;
    return answer(200, Object.fromEntries(Object.entries(prices).map(([item, yen]) => [item, yen * rate])));
  }
  // The demo breaks the new version on purpose, here and only here.
  if (pathname === '/break' && request.method === 'POST') {
    isRateTableBroken = true;
    return answer(200, { broken: true });
  }
  return answer(404, { error: 'not found', query: searchParams.toString() });
});

server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
