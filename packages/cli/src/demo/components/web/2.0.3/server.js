// Kiosk page: shows the price list that it asks the API for. Plain Node, no dependency.
import { createServer } from 'node:http';

const version = process.env.TMINUS_VERSION ?? '0.0.0';
const api = process.env.API_URL;

const server = createServer(async (request, response) => {
  if (request.url === '/healthz') return void response.writeHead(200).end(version);
  const user = request.headers['x-user-id'] ?? 'guest';
  try {
    const answer = await fetch(`${api}/prices`, { headers: { 'x-user-id': String(user) } });
    if (!answer.ok) throw new Error(`the API answered ${answer.status}`);
    const rows = Object.entries(await answer.json()).map(([item, price]) => `<li>${item}: ${price}</li>`);
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<h1>Kiosk ${version}</h1><ul>${rows.join('')}</ul>`);
  } catch (error) {
    response.writeHead(502, { 'content-type': 'text/plain' }).end(String(error));
  }
});

server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
