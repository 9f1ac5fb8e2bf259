import { z } from 'zod';
import { time, timeOrNull } from './scalars.ts';

export const ROLLOUT_ACTIONS = ['pause', 'resume', 'promote', 'promote_fully', 'abort'] as const;
export type RolloutAction = (typeof ROLLOUT_ACTIONS)[number];

const track = z.object({
  version: z.string(),
  /** Counts of the present step. */
  requests: z.int(),
  bad: z.int(),
  /** 0 to 1; null without requests. */
  errorRate: z.number().nullable(),
  p95Ms: z.number().nullable(),
});

const sentence = z.object({ code: z.string(), text: z.string() });

const target = z
  .object({
    component: z.string(),
    from: z.string(),
    to: z.string(),
    reachable: z.boolean(),
    verdict: z.enum(['healthy', 'insufficient', 'suspect', 'shared_outage', 'bad']).nullable(),
    explanation: z.array(sentence),
    stable: track,
    canary: track,
  })
  .meta({ id: 'RolloutTarget' });

export const rolloutSchema = z
  .object({
    id: z.string(),
    releaseId: z.string(),
    version: z.string(),
    state: z.enum([
      'pending',
      'progressing',
      'paused',
      'promoting',
      'succeeded',
      'rolling_back',
      'rolled_back',
    ]),
    /** Percent of traffic that the new versions should have now. */
    percent: z.number(),
    /** From 0. */
    stepIndex: z.int(),
    steps: z.array(z.object({ percent: z.number(), soakMs: z.int() })),
    soakElapsedMs: z.number(),
    extensions: z.int(),
    targets: z.array(target),
    pause: sentence.nullable(),
    rollback: z
      .object({
        reason: z.string(),
        detectedAt: timeOrNull,
        startedAt: time,
        homeAt: timeOrNull,
        whatWouldChange: z.array(sentence),
      })
      .nullable(),
    createdAt: time,
    startedAt: timeOrNull,
    endedAt: timeOrNull,
  })
  .meta({ id: 'Rollout' });

export type RolloutResource = z.infer<typeof rolloutSchema>;

export const rolloutListSchema = z
  .object({ items: z.array(rolloutSchema), next: z.string().nullable() })
  .meta({ id: 'RolloutList' });

export const rolloutCommandSchema = z
  .strictObject({
    action: z.enum(ROLLOUT_ACTIONS),
    actor: z.string().min(1).max(300),
    reason: z.string().max(2_000).nullable().default(null),
  })
  .meta({ id: 'RolloutCommand' });
