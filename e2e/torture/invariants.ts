import type { Findings } from './findings.ts';
import { unexplainedFailures } from './requests.ts';
import { COMPONENTS } from './round.ts';

/** Something that must hold at the end of a round. */
export interface Invariant {
  readonly name: string;
  /** What speaks against it; empty when it holds. */
  readonly against: readonly string[];
}

type Check = (findings: Findings) => readonly (string | false)[];

/** How the harness knows a right end from a wrong one, in its own words. */
const CHECKS: Readonly<{ [name: string]: Check }> = {
  'the release ends deployed when healthy, rolled back when bad': endsRight,
  'a rollback names real failures of what was broken or killed': rollbackIsExplained,
  'routers do what the record says, all on the right version, no lease': routersAsRecorded,
  'exactly the right instances run, nothing is left over': instancesAreRight,
  'each instance was started once for each life': startsAreCounted,
  'the release branch was created once, and got one release commit': ({ branches }) =>
    Object.entries(branches).map(([name, lines]) => lines !== 2 && `${name}: ${lines} entries`),
  'what was shipped is published once, at its release commit; of what was rolled back nothing is':
    publishedOnce,
  'the event log has each milestone once and no gap': logIsWhole,
  'stakeholders are told once and one incident is written, or neither': toldOnce,
  'the audit log verifies': ({ record: { audit } }) => [
    audit !== null && audit.code !== 0 && `audit verify ends with ${audit.code}: ${audit.stdout}`,
  ],
  'requests fail only while a kill or the fault explains it': unexplainedFailures,
  'the controller ends by itself only while its database is gone, and says so': exitsAreExplained,
};

/** Looks at each in turn. */
export const checkInvariants = (findings: Findings): readonly Invariant[] =>
  Object.entries(CHECKS).map(([name, check]) => ({
    name,
    against: check(findings).filter((one) => one !== false),
  }));

/** The names of all, in order. */
export const INVARIANTS: readonly string[] = Object.keys(CHECKS);

/** Exit code of a command that an outside system failed. */
const OUTSIDE_FAILED = 6;

function exitsAreExplained({ played: { controller, kills } }: Findings): readonly string[] {
  const isDatabaseKilled = kills.some(({ victim }) => victim === 'database');
  return controller.exits
    .filter(({ code }) => !isDatabaseKilled || code !== OUTSIDE_FAILED)
    .map(({ command, code, said }) => `${command} ended with ${code}: ${said}`);
}

/** Killing a component of the new version makes that version bad while it is away: then going back is right, too. */
const mayGoBack = ({ played }: Findings): boolean =>
  played.kills.some(({ victim, name }) => victim === 'component' && name.includes('@1.1.0+'));

/** A planned fault turns every release round; where it does not come in time, a killed component has done so before. */
function rightEnds(findings: Findings): readonly string[] {
  if (findings.round.plan.fault !== null) return ['rolled_back'];
  return mayGoBack(findings) ? ['deployed', 'rolled_back'] : ['deployed'];
}

function endsRight(findings: Findings): readonly (string | false)[] {
  const { played, record, round } = findings;
  const { status } = record.sight.release;
  const right = rightEnds(findings);
  const isFaultMissing = round.plan.fault !== null && played.brokenAt === null;
  const code = { deployed: 0, rolled_back: 7 }[status as string];
  return [
    !played.isOver && 'it did not end in time',
    !right.includes(status) &&
      `it is ${status}, not ${right.join(' or ')}${isFaultMissing ? '; its fault was never injected' : ''}`,
    record.exitCode !== code && `ship ends with ${record.exitCode}: ${record.said.slice(-1_000)}`,
    ...record.sight.events.map(({ type, text }) => type === 'release.execution_failed' && text),
  ];
}

interface Decision {
  readonly verdicts: readonly {
    readonly component: string;
    readonly verdict: string;
    readonly metrics: { readonly errors: { readonly canary: { readonly count: number } } };
  }[];
}

function rollbackIsExplained({ round, played, record }: Findings): readonly (string | false)[] {
  const started = record.sight.events.find(({ type }) => type === 'rollout.rollback_started');
  if (started === undefined) return [];
  const suspects = played.kills.filter(({ victim }) => victim === 'component').map(({ name }) => name);
  const decision = started.data['decision'] as Decision | null;
  const bad = (decision?.verdicts ?? []).filter(({ verdict }) => verdict === 'bad');
  return [
    bad.length === 0 && 'no component was found bad',
    ...bad.flatMap(({ component, metrics }) => [
      component !== round.plan.fault?.component &&
        !suspects.some((key) => key.startsWith(`${component}@1.1.0+`)) &&
        `${component} was found bad, and nobody hurt it: ${started.text}`,
      metrics.errors.canary.count === 0 && `${component} was found bad without a failed request`,
    ]),
  ];
}

const rightVersion = ({ record }: Findings): string =>
  record.sight.release.status === 'deployed' ? '1.1.0' : '1.0.0';

function routersAsRecorded(findings: Findings): readonly (string | false)[] {
  const version = rightVersion(findings);
  return Object.entries(findings.traffic).flatMap(([name, seen]) => [
    seen === null && `${name}: its router does not answer`,
    seen !== null &&
      (seen.stable?.version !== version || seen.canaryShare !== 0 || seen.leaseUntil !== null) &&
      `${name}: ${JSON.stringify({ ...seen, counters: undefined })}`,
    findings.answers[name] !== `200 ${version}` && `${name} answers ${findings.answers[name]}`,
  ]);
}

function instancesAreRight(findings: Findings): readonly (string | false)[] {
  const { processes, round } = findings;
  const components = processes.filter(({ kind }) => kind === 'component');
  const keys = components.map(({ key }) => withoutCommit(key));
  const right = ['api', 'web'].map((name) => `${name}@${rightVersion(findings)}#1`);
  const runners = processes.filter(({ kind }) => kind === 'instance').map(({ key }) => key);
  return [
    keys.sort().join() !== right.join() &&
      `components: ${components.map(({ key, pid }) => `${key} as ${pid}`).join(', ') || 'none'}; runners: ${runners.join(', ')}; reported: ${JSON.stringify(round.receiver.byVersion())}`,
    new Set(runners).size !== runners.length && `runners: ${runners.join(', ')}`,
    ...processes.map(
      ({ kind, pid }) => (kind === 'other' || kind === 'controller') && `process ${pid} (${kind}) is left`,
    ),
    processes.filter(({ kind }) => kind === 'router').length !== 1 && 'not exactly one router runs',
  ];
}

const withoutCommit = (key: string): string => key.replace(/\+[0-9a-f]+#/, '#');

/**
 * A component that was killed is started again; one that was killed early may not have reported that it started. A
 * runner that is killed while it drains leaves the asking again to the next one.
 */
function startsAreCounted(findings: Findings): readonly (string | false)[] {
  const { round, played } = findings;
  const counts = round.receiver.byVersion();
  const killed = (victim: string, key: string): number =>
    played.kills.filter((kill) => kill.victim === victim && withoutCommit(kill.name) === key).length;
  const leaving = rightVersion(findings) === '1.1.0' ? '1.0.0' : '1.1.0';
  return ['api@1.0.0#1', 'api@1.1.0#1', 'web@1.0.0#1', 'web@1.1.0#1'].flatMap((key) => {
    const [started, stopped] = [counts[`started ${key}`] ?? 0, counts[`stopped ${key}`] ?? 0];
    const [deaths, orphanings] = [killed('component', key), killed('instance', key)];
    const stops = key.includes(`@${leaving}`) ? 1 : 0;
    return [
      (started < 1 || started > 1 + deaths) && `${key} was started ${started} times, killed ${deaths} times`,
      (stopped > stops * (1 + orphanings) || stopped < stops - deaths) &&
        `${key} was stopped ${stopped} times`,
    ];
  });
}

function publishedOnce({ record: { sight }, published }: Findings): readonly (string | false)[] {
  const { status, commits, publication } = sight.release;
  const isOut = status === 'deployed';
  const { tags, remotes, announced } = published;
  return [
    isOut && publication?.status !== 'completed' && `its publication is ${publication?.status}`,
    announced.join() !== (isOut ? 'v1.1.0' : '') && `the forge has: ${announced.join(', ')}`,
    ...COMPONENTS.flatMap((name) => {
      const sha = commits.find(({ components }) => components.includes(name))?.sha ?? 'no release commit';
      const [here, there] = [tags[name] ?? {}, remotes[name] ?? {}];
      const wanted = ['refs/heads/main', ...(isOut ? ['refs/heads/release/1.1.0', 'refs/tags/v1.1.0'] : [])];
      const told = `${name}: ${JSON.stringify({ sha, here, there })}`;
      return [
        Object.keys(there).sort().join() !== wanted.join() && told,
        wanted.some((ref) => (there[ref] === sha) !== isOut) && told,
        here['refs/tags/v1.1.0'] !== (isOut ? sha : undefined) && told,
      ];
    }),
  ];
}

/** Types of events that a release has once, or once for each subject. */
const ONCE =
  /^(release\.(planned|approved|deployed|deployment_failed|rolled_back|execution_started)|phase\.|milestone\.|branch\.|artifact\.|instance\.|rollout\.(started|promoted|succeeded|rollback_started|rolled_back)|publication\.(started|step_completed|completed)|approval\.given)/;
/** What tells apart those that a subject has several of. */
const OF_MANY: Readonly<{ [type: string]: string }> = {
  'instance.retired': 'key',
  'publication.step_completed': 'step',
};
const MILESTONES = [
  'development_complete',
  'testing_complete',
  'preparation_complete',
  'pre_release_complete',
  'deployment_complete',
];

function logIsWhole({ record: { sight } }: Findings): readonly (string | false)[] {
  const names = sight.events
    .filter(({ type }) => ONCE.test(type))
    .map(
      ({ type, subject, data }) =>
        `${type} ${subject} ${OF_MANY[type] === undefined ? '' : data[OF_MANY[type]]}`,
    );
  const steps = sight.events
    .filter(({ type }) => type === 'rollout.step_started')
    .map(({ data }) => `step ${data['step']}`);
  const all = [...names, ...steps];
  const twice = all.filter((name, index) => all.indexOf(name) !== index);
  const gap = sight.events.findIndex(({ seq }, index) => seq !== index + 1);
  const reached = sight.events
    .filter(({ type }) => type === 'milestone.reached')
    .map(({ subject }) => subject);
  const wanted = sight.release.status === 'deployed' ? MILESTONES : MILESTONES.slice(0, 4);
  return [
    ...twice.map((name) => `twice: ${name}`),
    gap !== -1 && `event ${gap + 1} is missing`,
    reached.join() !== wanted.join() && `milestones: ${reached.join(', ')}`,
  ];
}

function toldOnce({ record: { sight }, incidents }: Findings): readonly (string | false)[] {
  const wanted = sight.release.status === 'rolled_back' ? 1 : 0;
  const count = (wantedType: string): number => sight.events.filter(({ type }) => type === wantedType).length;
  return [
    count('stakeholders.notified') !== wanted && `${count('stakeholders.notified')} notices`,
    count('incident.opened') !== wanted && `${count('incident.opened')} incident events`,
    incidents !== wanted && `${incidents} incident files`,
  ];
}
