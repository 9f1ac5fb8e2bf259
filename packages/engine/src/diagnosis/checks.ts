import { RefusalError } from '@tminus/domain';
import type { Workspace } from '../workspace.ts';
import { databaseChecks } from './database-checks.ts';
import type { Check } from './diagnose.ts';
import { type Finding, fail, ok, refused } from './finding.ts';
import { judgeInstances, judgeTarget, portOf } from './judge-data-plane.ts';
import { judgeDirectory, judgeSpace } from './judge-place.ts';
import { judgeGit, judgeNode, judgePrograms, judgeRepository } from './judge-programs.ts';
import type { Probes } from './probes.ts';

export interface Subject {
  /** Null when the configuration could not be read: then what needs none is looked at all the same. */
  readonly workspace: Workspace | null;
  /** What reading the configuration showed. */
  readonly configuration: readonly Finding[];
  /** The repository to look at when the configuration names none. */
  readonly directory: string;
  readonly dataDirectory: string;
}

const LOCAL_MS = 10_000;

/** Two questions to a remote, each within its own limit. */
const REMOTE_MS = 20_000;

/** Everything that is looked at, from the ground up. */
export function checksOf(subject: Subject, probes: Probes): readonly Check[] {
  const { workspace, configuration, directory, dataDirectory } = subject;
  const components = workspace?.components ?? [];
  const repositories = workspace === null ? [directory] : components.map(({ repo }) => repo);
  return [
    local('node', async () => judgeNode(probes.nodeVersion)),
    local('git', async () => judgeGit(await probes.gitVersion())),
    local('configuration', async () => configuration),
    ...(workspace === null ? [] : [local('secrets', () => lookAtSecrets(workspace, probes))]),
    ...[...new Set(repositories)].map((repo) =>
      local('repository', async () => judgeRepository(repo, await probes.repository(repo))),
    ),
    ...remoteChecks(workspace, probes),
    ...components.map((component) => local('programs', () => lookAtPrograms(component, probes))),
    local('data', async () => judgeDirectory(dataDirectory, await probes.dataDirectory())),
    local('space', async () => judgeSpace(dataDirectory, await probes.dataDirectory())),
    ...databaseChecks(workspace?.webhooks ?? [], probes),
    ...components.map((component) => local('router', () => lookAtTarget(component, probes))),
    local('instances', async () =>
      judgeInstances(await probes.instances(), (key) => probes.logFile({ instance: key })),
    ),
  ];
}

const local = (name: Check['name'], look: Check['look']): Check => ({ name, limitMs: LOCAL_MS, look });

/** Nothing where no release leaves the machine. */
function remoteChecks(workspace: Workspace | null, probes: Probes): readonly Check[] {
  const remote = workspace?.publish.remote ?? null;
  if (workspace === null || remote === null) return [];
  return [...new Set(workspace.components.map(({ repo }) => repo))].map((directory) => ({
    name: 'remote',
    limitMs: REMOTE_MS,
    look: async () => {
      try {
        await probes.remote(directory, remote);
        return ok('doctor.remote.ready', { directory, remote });
      } catch (error) {
        if (!(error instanceof RefusalError) || error.refusal.code === 'git.remoteMissing') throw error;
        const reason = String(error.refusal.params['reason'] ?? error.refusal.code);
        return fail('doctor.remote.refuses', { directory, remote, reason });
      }
    },
  }));
}

type WorkspaceComponent = Workspace['components'][number];

/** Nothing for a configuration without placeholders. */
async function lookAtSecrets(workspace: Workspace, probes: Probes): Promise<readonly Finding[]> {
  const places = placesOf(workspace);
  const found = await Promise.all(
    places.map(async ({ text, place }): Promise<readonly Finding[]> => {
      try {
        await probes.fillSecret(text, place);
        return [];
      } catch (error) {
        // It may be set where the server runs, and only here not.
        if (error instanceof RefusalError) return [refused('warn', error.refusal)];
        throw error;
      }
    }),
  );
  const missing = found.flat();
  if (missing.length > 0 || places.length === 0) return missing;
  return [ok('doctor.secrets.filled', { count: places.length })];
}

/** Every text of the configuration that holds a placeholder, and where it stands. */
function placesOf({ components, webhooks }: Workspace) {
  const texts = [
    ...components.flatMap(({ name, deployment }) =>
      Object.entries(deployment?.env ?? {}).map(([key, text]) => ({
        text,
        place: `${name}: deploy.env.${key}`,
      })),
    ),
    ...webhooks.flatMap(({ name, url, secret }) => [
      { text: url, place: `notifications.webhooks ${name}: url` },
      { text: secret ?? '', place: `notifications.webhooks ${name}: secret` },
    ]),
  ];
  return texts.filter(({ text }) => /\$\{(env|file):/.test(text));
}

async function lookAtPrograms(
  { name, repo, path, deployment }: WorkspaceComponent,
  probes: Probes,
): Promise<readonly Finding[]> {
  if (deployment === null) return [];
  const { build, command } = deployment;
  const programs = [...new Set([build?.[0], command[0]])].filter((word) => word !== undefined);
  const source = path === '.' ? repo : `${repo}/${path}`;
  const has = await Promise.all(programs.map((program) => probes.hasProgram(program, source)));
  return judgePrograms(
    name,
    programs,
    programs.filter((_program, index) => !has[index]),
  );
}

async function lookAtTarget(
  { name, deployment }: WorkspaceComponent,
  probes: Probes,
): Promise<readonly Finding[]> {
  if (deployment === null) return [];
  const { listen } = deployment;
  const target = await probes.target(name);
  const wanted = portOf(listen, target);
  const port = wanted === 0 ? 'free' : await probes.port(wanted);
  return [judgeTarget({ component: name, listen, target, port, log: probes.logFile('router') })];
}
