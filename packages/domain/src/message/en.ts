import { agenda } from './en/agenda.ts';
import { audit } from './en/audit.ts';
import { branch } from './en/branch.ts';
import { calendar } from './en/calendar.ts';
import { calendarCli } from './en/calendar-cli.ts';
import { changelog } from './en/changelog.ts';
import { cli } from './en/cli.ts';
import { communication } from './en/communication.ts';
import { compliance } from './en/compliance.ts';
import { config } from './en/config.ts';
import { doctor } from './en/doctor.ts';
import { document } from './en/document.ts';
import { errors } from './en/errors.ts';
import { events } from './en/events.ts';
import { guardrail } from './en/guardrail.ts';
import { intake } from './en/intake.ts';
import { lint } from './en/lint.ts';
import { notes } from './en/notes.ts';
import { plan } from './en/plan.ts';
import { registry } from './en/registry.ts';
import { release } from './en/release.ts';
import { risk } from './en/risk.ts';
import { rollout } from './en/rollout.ts';
import { schedule } from './en/schedule.ts';
import { scope } from './en/scope.ts';
import { steering } from './en/steering.ts';
import { version } from './en/version.ts';

/**
 * English texts by topic: the catalogue that defines which keys exist. No key is in two of them. They are not joined,
 * which would take longer than all that most commands look up.
 */
export const english = [
  communication,
  errors,
  audit,
  agenda,
  calendar,
  changelog,
  branch,
  guardrail,
  intake,
  lint,
  compliance,
  config,
  events,
  notes,
  plan,
  registry,
  release,
  risk,
  rollout,
  schedule,
  scope,
  steering,
  version,
  cli,
  calendarCli,
  doctor,
  document,
] as const;
