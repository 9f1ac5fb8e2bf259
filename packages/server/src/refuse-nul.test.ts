import { routes } from '@tminus/contract';
import { expect, it } from 'vitest';
import { openApp } from './testing/open-app.ts';

const NUL = '\0';
const all = Object.values(routes);
const JSON_TYPE = { 'content-type': 'application/json' };

it.each(all.filter(({ url }) => url.includes(':')))('$method $url refuses it in the path', async (route) => {
  const { app } = await openApp();
  const url = route.url.replace(/:\w+/, 'v1%00');
  const answer = await app.inject({ method: route.method, url, headers: JSON_TYPE, payload: '{}' });
  expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
  expect(answer.json().title).toMatch(/^.*\/params\/\w+ has the character U\+0000/);
});

it.each(['GET', 'POST'] as const)('%s refuses it in the query', async (method) => {
  const { app } = await openApp();
  const url = method === 'GET' ? '/api/v1/events?actor=a%00' : '/api/v1/releases?x=%00';
  const answer = await app.inject({ method, url, headers: JSON_TYPE, payload: '{"author":"A"}' });
  expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
});

it.each([
  ['/body/author', { author: `A${NUL}` }],
  ['/body/components/1', { author: 'A', components: ['api', NUL] }],
  ['/body', { author: 'A', [NUL]: 1 }],
])('a body with it at %s is refused', async (place, body) => {
  const { app } = await openApp();
  const request = { method: 'POST', url: '/api/v1/releases', headers: JSON_TYPE } as const;
  const answer = await app.inject({ ...request, payload: JSON.stringify(body) });
  expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' });
  expect(answer.json().title).toContain(`${place} has the character`);
});

it('a body that is nested as deeply as a body can be is no trouble', async () => {
  const { app } = await openApp();
  const payload = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
  const answer = await app.inject({ method: 'POST', url: '/api/v1/releases', headers: JSON_TYPE, payload });
  expect(answer.statusCode).toBe(400);
});
