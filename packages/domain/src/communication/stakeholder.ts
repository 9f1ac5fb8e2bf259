import { AUDIENCES } from '../notes/audience.ts';

/** Who is told of a release: the readers of its notes, and those who build it. */
export const STAKEHOLDER_AUDIENCES = [...AUDIENCES, 'development', 'approvers'] as const;
export type StakeholderAudience = (typeof STAKEHOLDER_AUDIENCES)[number];

/** Ways to reach them, and those of teams. */
export const CHANNELS = [
  'email',
  'blog',
  'docs',
  'support_portal',
  'social_media',
  'slack',
  'teams',
  'webhook',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Somebody, or a group of people, who must know of releases. */
export interface Stakeholder {
  readonly audience: StakeholderAudience;
  readonly channel: Channel;
  /** Addresses in the terms of the channel, as placeholders where they are secret; empty for a channel that is a place. */
  readonly to: readonly string[];
}

/** Who must know of any release, where nobody says who is to be told and how. */
export const USUAL_STAKEHOLDERS: readonly Stakeholder[] = (
  ['approvers', 'development', 'operations', 'support', 'product', 'users'] as const
).map((audience) => ({ audience, channel: audience === 'users' ? 'docs' : 'email', to: [] }));
