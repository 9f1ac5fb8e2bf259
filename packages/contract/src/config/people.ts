import {
  APPROVER_ROLES,
  CHANNELS,
  type Person,
  STAKEHOLDER_AUDIENCES,
  type Stakeholder,
  WORK_ROLES,
  type WorkingTime,
} from '@tminus/domain';
import { z } from 'zod';
import { personalTimeFields, timeZone, toPersonalTime, workingTimeFields } from './working-time.ts';

const address = z.string().regex(/^[^\s<>()@]+@[^\s<>()@]+$/, 'email');

const person = z.strictObject({
  name: z.string().min(1),
  email: address.optional(),
  roles: z.array(z.enum([...APPROVER_ROLES, ...WORK_ROLES])).default([]),
  zone: timeZone.optional(),
  workingHours: workingTimeFields.workingHours.optional(),
  ...personalTimeFields,
});

/** Who works on releases and approves them, and when they do. */
export const people = z.array(person);

const stakeholder = z.strictObject({
  audience: z.enum(STAKEHOLDER_AUDIENCES),
  channel: z.enum(CHANNELS).default('email'),
  to: z
    .union(
      [
        z
          .string()
          .min(1)
          .transform((one) => [one]),
        z.array(z.string().min(1)),
      ],
      'text',
    )
    .default([]),
});

/** Who must know of releases, and how they are reached (R-26, R-139 … R-142). */
export const stakeholders = z.array(stakeholder);

/** People in the words of the domain; in the hours of the team where they say nothing else. */
export const toPeople = (team: WorkingTime, written: z.infer<typeof people>): readonly Person[] =>
  written.map(({ name, email, roles, zone, workingHours, ...time }) => {
    const own = toPersonalTime(team, time);
    const week =
      workingHours === undefined
        ? own.week
        : Object.fromEntries(
            Object.entries(own.week).map(([day, hours]) => [day, hours.length > 0 ? workingHours : hours]),
          );
    return { name, email: email ?? null, roles, time: { ...own, zone: zone ?? own.zone, week } };
  });

export const toStakeholders = (written: z.infer<typeof stakeholders>): readonly Stakeholder[] => written;
