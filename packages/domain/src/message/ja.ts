import type { english } from './en.ts';
import { agenda } from './ja/agenda.ts';
import { audit } from './ja/audit.ts';
import { branch } from './ja/branch.ts';
import { calendar } from './ja/calendar.ts';
import { calendarCli } from './ja/calendar-cli.ts';
import { changelog } from './ja/changelog.ts';
import { cli } from './ja/cli.ts';
import { communication } from './ja/communication.ts';
import { compliance } from './ja/compliance.ts';
import { config } from './ja/config.ts';
import { doctor } from './ja/doctor.ts';
import { document } from './ja/document.ts';
import { errors } from './ja/errors.ts';
import { events } from './ja/events.ts';
import { guardrail } from './ja/guardrail.ts';
import { intake } from './ja/intake.ts';
import { lint } from './ja/lint.ts';
import { notes } from './ja/notes.ts';
import { plan } from './ja/plan.ts';
import { registry } from './ja/registry.ts';
import { release } from './ja/release.ts';
import { risk } from './ja/risk.ts';
import { rollout } from './ja/rollout.ts';
import { schedule } from './ja/schedule.ts';
import { scope } from './ja/scope.ts';
import { steering } from './ja/steering.ts';
import { version } from './ja/version.ts';

/** Texts of every topic of the English catalogue. */
type Translated<Topics extends readonly unknown[]> = {
  readonly [Topic in keyof Topics]: Readonly<Record<keyof Topics[Topic], string>>;
};

/** Japanese texts; the compiler refuses a missing key. */
export const japanese: Translated<typeof english> = [
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
];
