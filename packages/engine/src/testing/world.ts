import {
  BRANCH_PATTERNS,
  type Change,
  type Failure,
  NO_COMPLIANCE,
  RELEASE_POLICIES,
  TASK_TEMPLATES,
  TOLERANCE_LIMITS,
  USUAL_CALENDAR,
  VERSION_POLICY,
} from '@tminus/domain';
import type { Clock, ComponentHistory, ReleaseDocuments, SourceTree } from '../ports.ts';
import type { Forge, ReleaseFiles, ReleaseRepository } from '../publication/ports.ts';
import type { ShipDependencies } from '../release/ship-dependencies.ts';
import type { Deployer, Instance } from '../rollout/ports.ts';
import type { Deployment, Workspace, WorkspaceComponent } from '../workspace.ts';
import { createMemoryRouter, type MemoryRouter } from './memory-router.ts';
import { createMemoryStore } from './memory-store.ts';

/** Monday, 3 November 2025, noon. */
const START = Date.parse('2025-11-03T12:00:00Z');

const DEPLOYMENT: Deployment = {
  build: ['make'],
  command: ['serve'],
  healthPath: '/healthz',
  instances: 1,
  startTimeoutMs: 1_000,
  drainTimeoutMs: 1_000,
  env: {},
  listen: 0,
};

/** A component that is rolled out in two steps of a few ticks, and whatever else matters to the test. */
export const component = (name: string, more: Partial<WorkspaceComponent> = {}): WorkspaceComponent => ({
  name,
  path: name,
  repo: '/product',
  tagPattern: `${name}/v{version}`,
  dependsOn: [],
  deployment: DEPLOYMENT,
  strategy: 'canary',
  steps: [
    { percent: 50, soakMs: 2_000 },
    { percent: 100, soakMs: 1_000 },
  ],
  ...more,
});

/** `api`, two instances of which run on `db`. */
export const WORKSPACE: Workspace = {
  productName: 'product',
  productVersion: '1.0.0',
  productTag: 'v{version}',
  versioning: VERSION_POLICY,
  components: [
    component('api', { dependsOn: ['db'], deployment: { ...DEPLOYMENT, instances: 2 } }),
    component('db'),
  ],
  calendar: USUAL_CALENDAR,
  people: [],
  stakeholders: [{ audience: 'users', channel: 'docs', to: [] }],
  templates: TASK_TEMPLATES,
  compliance: NO_COMPLIANCE,
  scopeLimits: TOLERANCE_LIMITS.high,
  policies: RELEASE_POLICIES,
  allowSelfApproval: false,
  rollback: { errorRate: 0.05, slowRate: 0.05, slowAfterMs: 500 },
  judge: { alpha: 0.01, margin: 0.5, minRequests: 60, maxExtensions: 1, tickMs: 1_000, leaseMs: 15_000 },
  webhooks: [],
  branches: BRANCH_PATTERNS,
  scopeFile: 'scope.yaml',
  publish: {
    commit: true,
    message: 'chore(release): v{version}',
    tags: true,
    remote: 'origin',
    mergeBack: true,
    forge: { type: 'github', url: null, repository: 'product/product', token: '${env:TOKEN}' },
  },
};

const feature: Change = {
  sha: 'fea'.padEnd(40, '0'),
  index: 0,
  date: '2025-11-01T12:00:00Z',
  author: 'Mika <mika@example.org>',
  conforms: true,
  type: 'feat',
  scope: null,
  subject: 'something new',
  breaking: false,
  breakingNotes: [],
  refs: [],
  footers: [],
  reverts: [],
  components: [],
  files: [],
};

/** A component at 1.0.0 with one feature since. */
export const historyOf = (
  of: WorkspaceComponent,
  more: Partial<ComponentHistory> = {},
): ComponentHistory => ({
  component: of,
  head: `${of.name}2`.padEnd(40, '0'),
  current: { version: '1.0.0', tag: `${of.name}/v1.0.0`, sha: `${of.name}1`.padEnd(40, '0') },
  manifestVersion: null,
  changes: [{ ...feature, subject: `something new in ${of.name}` }],
  ...more,
});

/** Everything outside, in memory. It outlives the processes that act on it, and knows what was done to it. */
export interface World extends ShipDependencies {
  readonly router: MemoryRouter;
  /** What really happened, in order; a repeated order that changes nothing is not there. */
  readonly effects: string[];
  /** Delays that could not be put on the event log, by the code of their cause. */
  readonly told: string[];
  /** Called before each effect; throw to make it fail. */
  before: (effect: string) => void;
  /** Lets time pass without anybody doing anything. */
  pass(ms: number): void;
  /** What the documents say now, by path. */
  readonly written: Map<string, string>;
}

export function createWorld(workspace: Workspace = WORKSPACE): World {
  let now = START;
  const effects: string[] = [];
  const told: string[] = [];
  const done = new Set<string>();
  const files = new Map<string, string>();
  const instances = new Map<string, Instance>();
  const router = createMemoryRouter(() => now);
  const world = { before: (_effect: string): void => undefined };
  const attempt = (effect: string): void => {
    world.before(effect);
    effects.push(effect);
  };
  const once = (effect: string): boolean => {
    if (done.has(effect)) return false;
    attempt(effect);
    done.add(effect);
    return true;
  };

  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
      router.serve();
    },
  };
  const source: SourceTree = {
    createBranch: async (repo, branch, sha) => once(`branch ${repo} ${branch} ${sha}`),
    prepare: async ({ component: name, sha }) => {
      once(`prepare ${name} ${sha}`);
      return `/artifacts/${name}/${sha}`;
    },
    build: async (directory) => {
      once(`build ${directory}`);
      return directory;
    },
  };
  const deployer: Deployer = {
    ensure: async ({ key, version }) => {
      if (once(`start ${key}`))
        instances.set(key, {
          key,
          version,
          url: `http://${key}`,
          pid: 1,
          state: 'ready',
          starts: 1,
          isWatched: true,
        });
      return instances.get(key) as Instance;
    },
    observe: async (key) => instances.get(key) ?? null,
    retire: async (key) => {
      const instance = instances.get(key);
      if (instance !== undefined && once(`stop ${key}`))
        instances.set(key, { ...instance, state: 'stopped' });
    },
    list: async () => [...instances.values()],
  };
  const repository: ReleaseRepository = {
    commitRelease: async ({ repo, parent, files: generated, releaseId }) => {
      if (generated.length === 0) return null;
      const sha = `${releaseId}${parent.slice(0, 3)}`.padEnd(40, 'c');
      once(`commit ${repo} on ${parent}`);
      return sha;
    },
    dropAbandoned: async () => undefined,
    branchHolding: async () => 'main',
    hasBranch: async () => true,
    branchesAbove: async () => ({ main: 'main', releases: ['release/2.0.0'] }),
    isNewest: async () => true,
    checkPublish: async (repo, { remote, branch, tags }) =>
      world.before(`check ${repo} ${[remote, branch, ...tags].join(' ')}`),
    createTag: async (repo, { name, sha }) => void once(`tag ${repo} ${name} ${sha}`),
    mergeBack: async (repo, { source: sha, target }) => void once(`merge ${repo} ${sha} ${target}`),
    push: async (repo, { remote, branches, tags }) =>
      void once(`push ${repo} ${remote} ${[...branches, ...tags].join(' ')}`),
  };
  const releaseFiles: ReleaseFiles = {
    fragments: async () => {
      world.before('read files');
      return [];
    },
    filesOf: async ({ version }) => [{ path: 'CHANGELOG.md', content: `# ${version}` }],
    notesOf: async ({ version }) => `# ${version}`,
  };
  const forge: Forge = {
    bodyLimit: 10_000,
    checkPublish: async () => world.before('check forge'),
    publishRelease: async ({ tag, body }) => {
      once(`announce ${tag} ${body}`);
      return `https://forge.example/${tag}`;
    },
  };
  const write = (path: string, content: unknown): string => {
    const text = JSON.stringify(content);
    if (files.get(path) !== text) attempt(`write ${path}`);
    files.set(path, text);
    return path;
  };
  const documents: ReleaseDocuments = {
    writePlan: async ({ version, plan, approvals, details }) => [
      write(`v${version}/plan`, { plan, approvals, details }),
    ],
    writeIncident: async ({ version }, incident) => write(`v${version}/incident`, incident),
  };
  return Object.assign(world, {
    workspace,
    store: createMemoryStore(),
    source,
    deployer,
    router,
    documents,
    scope: { read: async () => null, frozen: async () => ({ violations: [], excepted: [] }) },
    files: releaseFiles,
    repository,
    forge,
    clock,
    tellDelay: (_release: unknown, { code }: Failure) => void told.push(code),
    signal: new AbortController().signal,
    effects,
    told,
    written: files,
    pass: (ms: number) => {
      now += ms;
    },
  });
}
