import { z } from 'zod';
import { branches } from './branches.ts';
import { calendar } from './calendar.ts';
import { changelog } from './changelog.ts';
import { compliance } from './compliance.ts';
import { forge } from './forge.ts';
import { glob } from './globs.ts';
import { history } from './history.ts';
import { freeze, lint } from './lint.ts';
import { manifests } from './manifests.ts';
import { notes } from './notes.ts';
import { people, stakeholders } from './people.ts';
import { policies } from './policy.ts';
import { publish } from './publish.ts';
import { risk } from './risk.ts';
import { command, duration, lessThanAll, positiveDuration, tagPattern } from './scalars.ts';
import { scope } from './scope.ts';
import { step, strategy } from './steps.ts';
import { componentVersioning, dependency, versioning } from './versioning.ts';
import { notifications } from './webhooks.ts';

/** The form of a SemVer 2.0.0 version. */
const VERSION = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

const deploy = z.strictObject({
  /** Run once in the prepared copy of the source, before the first start. */
  build: command.optional(),
  command,
  health: z.string().startsWith('/', 'path').default('/healthz'),
  instances: z.number().int().min(1).max(64).default(1),
  startTimeout: positiveDuration.default(30_000),
  drainTimeout: duration.default(10_000),
  /** Values may be `${env:NAME}` or `${file:PATH}`; resolved when a process starts, never stored. */
  env: z.record(z.string(), z.string()).default({}),
});

const component = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9@][A-Za-z0-9@/._-]*$/, 'componentName'),
  path: z.string().default('.'),
  /**
   * Globs from the repository root that add files to those below `path`, or, behind `!`, take some away. What is taken
   * away goes to nobody else by that, not even to a component at `.`: another one has it that names it in its `paths`.
   */
  paths: z.array(glob).min(1).optional(),
  /** Directories where it lived before: what was changed there is its history. */
  formerPaths: z.array(z.string().min(1)).optional(),
  repo: z.string().default('.'),
  tag: tagPattern.default('v{version}'),
  dependsOn: z.array(dependency).default([]),
  versioning: componentVersioning.optional(),
  manifests: manifests.optional(),
  deploy: deploy.optional(),
  traffic: z.strictObject({ listen: z.number().int().min(0).max(65_535) }).optional(),
  rollout: z
    .strictObject({ strategy: strategy.optional(), steps: z.array(step).min(1).optional() })
    .optional(),
});

/** A lease must outlast ticks that are missed, or traffic would go home between two of them. */
const TICKS_IN_A_LEASE = 3;

const judge = z
  .strictObject({
    /** Share of healthy rollouts that may be rolled back by mistake. */
    falseAlarms: lessThanAll.default(1),
    /** How much worse than stable the new version may be, and still be promoted. */
    margin: lessThanAll.default(5),
    minRequests: z.number().int().min(1).default(60),
    maxExtensions: z.number().int().min(0).default(3),
    tick: positiveDuration.default(1_000),
    lease: positiveDuration.default(5_000),
  })
  .refine(({ tick, lease }) => lease === 0 || lease >= TICKS_IN_A_LEASE * tick, {
    path: ['lease'],
    message: 'leaseTicks',
  });

/** A placeholder, or a URL whose password, if there is one, is a placeholder. */
const DATABASE_URL = /^(?:\$\{(?:env|file):[^}]+\}|postgres(?:ql)?:\/\/(?:[^:@/]*(?::\$\{[^}]+\})?@)?[^@]+)$/;

/** The shape of `tminus.yaml`. */
export const configSchema = z.strictObject({
  product: z
    .strictObject({
      name: z.string().min(1).default('product'),
      /** The version before the first release that Tminus makes. */
      version: z.string().regex(VERSION, 'version').optional(),
      /** How releases of the whole product are tagged. */
      tag: tagPattern.default('v{version}'),
    })
    .default({ name: 'product', tag: 'v{version}' }),
  components: z.array(component).min(1),
  versioning: versioning.default(versioning.parse({})),
  policy: policies.default({}),
  calendar: calendar.default(calendar.parse({})),
  people: people.default([]),
  compliance: compliance.default(compliance.parse({})),
  risk: risk.default(risk.parse({})),
  stakeholders: stakeholders.default([]),
  approvals: z.strictObject({ allowSelf: z.boolean().default(false) }).default({ allowSelf: false }),
  rollback: z
    .strictObject({ errorRate: lessThanAll.default(5), latencyP95: positiveDuration.default(500) })
    .default({ errorRate: 5, latencyP95: 500 }),
  judge: judge.default(judge.parse({})),
  /** Where releases are kept; without it, in the data directory. `--database-url` and `DATABASE_URL` go first. */
  database: z.strictObject({ url: z.string().regex(DATABASE_URL, 'databaseUrl') }).optional(),
  history: history.default(history.parse({})),
  publish: publish.default(publish.parse({})),
  notifications: notifications.default(notifications.parse({})),
  changelog: changelog.optional(),
  forge: forge.optional(),
  notes: notes.default(notes.parse({})),
  branches: branches.optional(),
  lint: lint.optional(),
  freeze: freeze.optional(),
  scope: scope.optional(),
});

/** A configuration with every default filled in: durations in ms, percentages as numbers from 0 to 100. */
export type Config = z.infer<typeof configSchema>;
export type ConfigComponent = Config['components'][number];
