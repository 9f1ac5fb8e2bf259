import { expect, it } from 'vitest';
import { LANGUAGES, translator } from '../message/translate.ts';
import { EMPTY_DETAILS } from '../release/release-details.ts';
import { planOf } from './plan-builders.ts';
import { renderPlan } from './render-plan.ts';

const en = translator('en');
const said = {
  theme: 'Speed | care',
  objectives: ['Start in a second'],
  manager: 'Rita <rita@example.org>',
  announcements: ['Blog: faster than ever'],
  needs: ['1.1.0'],
};

it('the plan says what people say of the release, and who leads it', () => {
  const text = renderPlan(planOf(), [], en, said);
  expect(text).toContain('**Theme**: Speed \\| care');
  for (const line of ['- Start in a second', '- Blog: faster than ever', '- v1.1.0'])
    expect(text.split('\n')).toContain(line);
  expect(text).toContain('**Release Manager**: Rita');
  expect(text).not.toContain('Mika');
});

it('the plan has no section for it where nobody says anything', () => {
  expect(renderPlan(planOf(), [], en)).not.toContain('Theme');
  expect(renderPlan(planOf(), [], en, EMPTY_DETAILS)).toBe(renderPlan(planOf(), [], en));
});

it.each(LANGUAGES)('the plan has words for all of it (%s)', (language) => {
  expect(renderPlan(planOf(), [], translator(language), said)).not.toMatch(/plan\.\w+/);
});
