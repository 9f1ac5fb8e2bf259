import { EVENT_PATTERNS, eventTypesOf } from '@tminus/domain';
import { z } from 'zod';
import { nearestName, type PlacedProblem } from './problem.ts';

const PLACEHOLDER = /\$\{(?:env|file):[^}]+\}/;

/** An address of the web, or one that is only known when its placeholders are filled. */
function isAddress(text: string): boolean {
  if (PLACEHOLDER.test(text)) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

const webhook = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'webhookName'),
  /** May hold `${env:NAME}` or `${file:PATH}`: where the address itself is a secret, it is stored nowhere. */
  url: z.string().refine(isAddress, 'webhookUrl'),
  /** Signs what is sent (Standard Webhooks). A placeholder, never the secret itself. */
  secret: z
    .string()
    .refine((text) => PLACEHOLDER.exec(text)?.[0] === text, 'secret')
    .optional(),
  /** `*`, a noun's events like `rollout.*`, or single types; all of them when left out. */
  events: z.array(z.string()).min(1).optional(),
});

/** Who is told what happens. */
export const notifications = z.strictObject({ webhooks: z.array(webhook).default([]) });

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  value !== null && typeof value === 'object' ? (value as Members) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Names of webhooks that are there twice, and events that there are not; whatever else is wrong. */
export function checkWebhooks(root: unknown): PlacedProblem[] {
  const webhooks = listOf(membersOf(membersOf(root)['notifications'])['webhooks']).map(membersOf);
  const names = webhooks.map(({ name }) => name);
  return webhooks.flatMap(({ name, events }, index) => {
    const path = ['notifications', 'webhooks', index];
    const twice: PlacedProblem[] =
      typeof name === 'string' && names.indexOf(name) !== index
        ? [{ path: [...path, 'name'], code: 'duplicate', params: { got: name } }]
        : [];
    return [
      ...twice,
      ...listOf(events).flatMap((event, place) => checkEvent(event, [...path, 'events', place])),
    ];
  });
}

function checkEvent(event: unknown, path: readonly PropertyKey[]): PlacedProblem[] {
  if (typeof event !== 'string' || eventTypesOf(event).length > 0) return [];
  const nearest = nearestName(event, EVENT_PATTERNS);
  const params = { got: event, known: EVENT_PATTERNS.join(', '), nearest: nearest ?? '' };
  return [{ path, code: nearest === null ? 'value' : 'valueNear', params }];
}
