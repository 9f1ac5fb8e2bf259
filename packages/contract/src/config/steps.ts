import { z } from 'zod';
import { percent, positiveDuration } from './scalars.ts';

/** A step of a rollout: how much traffic, and for how long before the next. */
export const step = z.strictObject({ percent, soak: positiveDuration });

export const strategy = z.enum(['canary', 'blue-green', 'rolling']);
