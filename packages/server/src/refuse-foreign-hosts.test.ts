import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import { answerProblems } from './answer-problem.ts';
import { refuseForeignHosts } from './refuse-foreign-hosts.ts';

let app: FastifyInstance;
beforeEach(async () => {
  app = Fastify();
  answerProblems(app);
  refuseForeignHosts(app);
  app.get('/', async () => 'ok');
  await app.ready();
});

it.each([
  [{ host: '127.0.0.1:7070' }, 200],
  [{ host: 'localhost' }, 200],
  [{ host: '[::1]:7070', origin: 'http://localhost:5173' }, 200],
  [{ host: 'evil.example' }, 403],
  [{ host: '127.0.0.1.evil.example:7070' }, 403],
  [{ host: '127.0.0.1:7070', origin: 'https://evil.example' }, 403],
  [{ host: '127.0.0.1:7070', origin: 'null' }, 403],
])('%j is answered with %i', async (headers, status) => {
  const answer = await app.inject({ url: '/', headers });
  expect(answer.statusCode).toBe(status);
  if (status === 403) expect(answer.json()).toMatchObject({ code: 'request.foreignHost' });
});
