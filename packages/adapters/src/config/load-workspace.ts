import { dirname, resolve } from 'node:path';
import type { Config, ConfigComponent } from '@tminus/contract';
import {
  BRANCH_PATTERNS,
  type BranchPatterns,
  type Component,
  compileReference,
  eventTypesOf,
  overridePolicy,
  RELEASE_POLICIES,
  RefusalError,
  type ReleaseType,
  TASK_TEMPLATES,
  type Translate,
  withSharedTags,
} from '@tminus/domain';
import type { Deployment, Workspace, WorkspaceComponent } from '@tminus/engine';
import { checkPaths, type Warn } from './check-paths.ts';
import { loadContract } from './load-contract.ts';
import { loadTemplates } from './load-templates.ts';
import { ownershipOf, plainDirectory } from './ownership.ts';
import { problemLines } from './problem-lines.ts';
import { readConfigText } from './read-config-text.ts';
import { rangesOf, toVersionPolicy, toWorkspacePolicy } from './version-policy.ts';

/**
 * Reads `tminus.yaml` into the words of the engine. Refuses `config.notFound`, `config.unreadable`, and
 * `config.invalid` with every problem on a line of its own (`line:column path: what`). `warn` is told of what is doubtful.
 */
export async function loadWorkspace(file: string, translate: Translate, warn?: Warn): Promise<Workspace> {
  const config = await loadConfig(file, translate);
  const directory = dirname(resolve(file));
  const workspace = {
    ...(await toWorkspace(config, directory)),
    templates: await loadTemplates(directory, translate),
  };
  await checkPaths(file, workspace.components, translate, warn);
  return workspace;
}

/** Reads and checks `tminus.yaml`; refuses as `loadWorkspace` does. */
export async function loadConfig(file: string, translate: Translate): Promise<Config> {
  const text = readConfigText(file);
  const { parseConfig } = await loadContract();
  const parsed = parseConfig(text);
  if (parsed.ok) return parsed.config;
  const problems = problemLines(parsed.problems, translate);
  throw new RefusalError('config.invalid', { file, count: problems.length, problems: problems.join('\n') });
}

/** A configuration in the words of the engine; paths are relative to its directory. */
export async function toWorkspace(config: Config, directory: string): Promise<Workspace> {
  const { readGlobs, toCompliance, toPeople, toScopeLimits, toStakeholders, toTeamCalendar } =
    await loadContract();
  const calendar = toTeamCalendar(config.calendar);
  const { judge, rollback, product, publish } = config;
  return {
    productName: product.name,
    productVersion: product.version ?? null,
    productTag: product.tag,
    versioning: toWorkspacePolicy(config),
    components: withSharedTags(
      config.components.map((component) => ({
        ...toComponent(component, config, directory),
        ...ownershipOf(component, config.history.shared, readGlobs),
        ...readingOf(config.history),
      })),
    ),
    calendar,
    people: toPeople(calendar.team, config.people),
    stakeholders: toStakeholders(config.stakeholders),
    templates: TASK_TEMPLATES,
    compliance: toCompliance(config.compliance),
    scopeLimits: toScopeLimits(config.risk),
    policies: toPolicies(config),
    allowSelfApproval: config.approvals.allowSelf,
    rollback: { errorRate: rollback.errorRate / 100, slowRate: 0.05, slowAfterMs: rollback.latencyP95 },
    judge: {
      alpha: judge.falseAlarms / 100,
      margin: judge.margin / 100,
      minRequests: judge.minRequests,
      maxExtensions: judge.maxExtensions,
      tickMs: judge.tick,
      leaseMs: judge.lease,
    },
    publish: { ...publish, forge: publish.forge && { ...publish.forge, url: publish.forge.url ?? null } },
    webhooks: config.notifications.webhooks.map(({ name, url, secret, events }) => ({
      name,
      url,
      secret: secret ?? null,
      events: [...new Set((events ?? ['*']).flatMap(eventTypesOf))],
    })),
    branches: branchPatternsOf(config),
    scopeFile: config.scope?.file ?? USUAL_SCOPE_FILE,
  };
}

/** Beside the plan. */
export const USUAL_SCOPE_FILE = 'storage/releases/v{version}/scope.yaml';

/** What branches are called, as configured or as usual. */
export const branchPatternsOf = ({ branches }: Config): BranchPatterns => ({
  release: branches?.release ?? BRANCH_PATTERNS.release,
  hotfix: branches?.hotfix ?? BRANCH_PATTERNS.hotfix,
});

function toComponent(component: ConfigComponent, config: Config, directory: string): WorkspaceComponent {
  const { name, path, repo, tag, dependsOn, manifests, rollout } = component;
  return {
    name,
    path: plainDirectory(path),
    repo: resolve(directory, repo),
    tagPattern: tag,
    dependsOn: dependsOn.map((dependency) => dependency.name),
    ranges: rangesOf(component),
    versioning: toVersionPolicy(component, config),
    ...(manifests !== undefined && { manifests }),
    deployment: toDeployment(component),
    publishedOnly: component.deploy === undefined && component.traffic === undefined,
    strategy: rollout?.strategy ?? null,
    steps: rollout?.steps?.map(({ percent, soak }) => ({ percent, soakMs: soak })) ?? null,
  };
}

function toDeployment({ deploy, traffic }: ConfigComponent): Deployment | null {
  if (deploy === undefined || traffic === undefined) return null;
  return {
    build: deploy.build ?? null,
    command: deploy.command,
    healthPath: deploy.health,
    instances: deploy.instances,
    startTimeoutMs: deploy.startTimeout,
    drainTimeoutMs: deploy.drainTimeout,
    env: deploy.env,
    listen: traffic.listen,
  };
}

/** The policies with what the configuration changes, never below their minimum. */
function toPolicies({ policy }: Config): Workspace['policies'] {
  const merged = Object.entries(RELEASE_POLICIES).map(([type, usual]) => {
    const { addTests, steps, ...own } = policy[type as ReleaseType] ?? {};
    const written = steps?.map(({ percent, soak }) => ({ percent, soakMs: soak }));
    return [type, overridePolicy(usual, { ...own, addSuites: addTests, steps: written })];
  });
  return Object.fromEntries(merged) as Workspace['policies'];
}

/** How messages are read and where histories begin, if not as everywhere. */
function readingOf({ references, squash, since }: Config['history']): Pick<Component, 'reading' | 'since'> {
  const patterns = references.map(compileReference).filter((pattern) => pattern !== null);
  return {
    ...((patterns.length > 0 || squash === 'title') && { reading: { references: patterns, squash } }),
    ...(since !== undefined && { since }),
  };
}
