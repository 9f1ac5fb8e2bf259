// Kiosk API: the price list. Plain Node, no dependency.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const version = process.env.TMINUS_VERSION ?? '0.0.0';
const prices = { espresso: 280, matcha: 420, water: 150 };
const savedRates = 'rates.json';
let fault = 'none';

// A half-written file stays half-written, however often the process is started again.
const readRates = () =>
  existsSync(savedRates)
    ? JSON.parse(readFileSync(savedRates, 'utf8'))
    : { JPY: 1, EUR: 0.0061, USD: 0.0066 };

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
  const answer = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (pathname === '/healthz') return answer(200, { version });
  if (pathname === '/prices') {
    const isUnlucky = Math.random() < 0.6;
    if (fault === 'errors' && isUnlucky) return answer(500, { error: 'no rate' });
    const rate = readRates()[searchParams.get('currency') ?? 'JPY'] ?? 1;
    const converted = Object.fromEntries(Object.entries(prices).map(([item, yen]) => [item, yen * rate]));
    return fault === 'latency' && isUnlucky
      ? sleep(900).then(() => answer(200, converted))
      : answer(200, converted);
  }
  // The demo breaks the new version on purpose, here and only here.
  if (pathname === '/break' && request.method === 'POST') {
    fault = searchParams.get('fault') ?? 'errors';
    if (fault === 'crash') writeFileSync(savedRates, '{"JPY": 1, "EUR":');
    return answer(200, { fault });
  }
  return answer(404, { error: 'not found', query: searchParams.toString() });
});

server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
