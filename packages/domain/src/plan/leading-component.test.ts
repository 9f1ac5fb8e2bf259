import { expect, it } from 'vitest';
import { leadingComponent } from './leading-component.ts';
import type { PlannedComponent } from './plan.ts';

const component = (name: string, steps: number): PlannedComponent =>
  ({ name, steps: Array.from({ length: steps }, () => ({ percent: 100, soakMs: 1 })) }) as never;

it.each([
  [['api:3', 'web:3'], 'api'],
  [['api:2', 'web:4', 'jobs:4'], 'web'],
  [['api:1'], 'api'],
])('of %j, %s leads', (written, expected) => {
  const components = written.map((text) => component(text.split(':')[0] ?? '', Number(text.split(':')[1])));
  expect(leadingComponent(components)?.name).toBe(expected);
});

it('nobody leads an empty plan, nor one of which nothing runs', () => {
  expect(leadingComponent([])).toBeNull();
  const library = { ...component('lib', 9), publishedOnly: true };
  expect(leadingComponent([library])).toBeNull();
  expect(leadingComponent([library, component('api', 1)])?.name).toBe('api');
});
