import { audit } from './en/audit.ts';
import { cli } from './en/cli.ts';
import { config } from './en/config.ts';
import { errors } from './en/errors.ts';
import { events } from './en/events.ts';
import { notes } from './en/notes.ts';
import { plan } from './en/plan.ts';
import { rollout } from './en/rollout.ts';
import { version } from './en/version.ts';

/** English texts: the catalogue that defines which keys exist. */
export const en = {
  ...errors,
  ...audit,
  ...config,
  ...events,
  ...notes,
  ...plan,
  ...rollout,
  ...version,
  ...cli,
} as const;
