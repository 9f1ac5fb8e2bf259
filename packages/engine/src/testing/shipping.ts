import { accepted, type LoggedEvent, type Release, type Rollout } from '@tminus/domain';
import { decideApproval } from '../approval/decide-approval.ts';
import { planRelease } from '../plan/plan-release.ts';
import type { PlanDependencies, PlanRequest } from '../plan/plan-request.ts';
import type { ChangeHistory } from '../ports.ts';
import { requestShip, type Shipment, type ShipOptions, shipRelease } from '../release/ship-release.ts';
import { startProcess } from './mortal.ts';
import { historyOf, type World } from './world.ts';

export const AUTHOR = 'Mika <mika@example.org>';
export const REVIEWER = 'Noor <noor@example.org>';

/** Every component has one new feature, unless told otherwise. */
export const planDependencies = (world: World, read?: ChangeHistory['read']): PlanDependencies => {
  let id = 0;
  return {
    ...world,
    history: {
      read:
        read ??
        (async (components) =>
          components.flatMap(({ name }) => {
            const found = world.workspace.components.find((component) => component.name === name);
            return found === undefined ? [] : [historyOf(found)];
          })),
      branch: async () => null,
      tagged: async () => new Map(),
      highestVersion: async () => null,
      findings: async () => [],
    },
    steering: {
      read: async () => ({
        structure: { state: 'missing' },
        tech: { state: 'missing' },
        product: { state: 'missing' },
      }),
    },
    ids: {
      release: () => {
        id += 1;
        return `rel_${id}`;
      },
    },
  };
};

export const planRequest = (more: Partial<PlanRequest> = {}): PlanRequest => ({
  author: AUTHOR,
  type: null,
  releaseDate: null,
  components: null,
  increment: null,
  forceReason: null,
  dryRun: false,
  ...more,
});

/** Plans a release of every component and has everybody approve it. */
export async function approvedRelease(world: World): Promise<Release> {
  const { release } = accepted(await planRelease(planDependencies(world), planRequest()));
  return approve(world, release);
}

/** A hotfix of every component, approved. */
export async function approvedHotfix(world: World): Promise<Release> {
  const fixes: ChangeHistory['read'] = async (components) =>
    components.flatMap(({ name }) => {
      const found = world.workspace.components.find((component) => component.name === name);
      if (found === undefined) return [];
      const history = historyOf(found);
      return [{ ...history, changes: history.changes.map((change) => ({ ...change, type: 'fix' })) }];
    });
  const asked = planRequest({ type: 'hotfix' });
  const { release } = accepted(await planRelease(planDependencies(world, fixes), asked));
  return approve(world, release);
}

export async function approve(world: World, { id, plan }: Release): Promise<Release> {
  const { digest, approvers } = plan;
  const word = { person: REVIEWER, decision: 'approved', digest, reason: null } as const;
  const approvals: Release[] = [];
  for (const role of approvers) approvals.push(accepted(await decideApproval(world, id, { ...word, role })));
  return approvals.at(-1) as Release;
}

/** Asks for a release to be shipped and carries it out in one life. */
export async function ship(world: World, ref: string, options: ShipOptions = {}): Promise<void> {
  const started: (() => Promise<void>)[] = [];
  const { deps, durable } = startProcess(world, new Map(), Number.POSITIVE_INFINITY);
  const start = async (_name: string, _id: string, input: unknown) => {
    started.push(() => shipRelease(deps, durable, input as Shipment));
  };
  accepted(await requestShip(deps, { start }, ref, AUTHOR, options));
  for (const run of started) await run();
}

export async function releaseIn(world: World, id: string): Promise<Release> {
  const found = await world.store.release(id);
  if (found === null) throw new Error(`no release ${id}`);
  return found.value;
}

export async function rolloutIn(world: World, id: string): Promise<Rollout> {
  const found = await world.store.rollout(id);
  if (found === null) throw new Error(`no rollout of ${id}`);
  return found.value;
}

export const eventsIn = (world: World): Promise<readonly LoggedEvent[]> =>
  world.store.events({ after: 0, limit: 10_000 });

export const typesIn = async (world: World): Promise<string[]> =>
  (await eventsIn(world)).map(({ type }) => type);

/** What was done to the world with this verb, in order. */
export const keysOf = (world: World, verb: string): string[] =>
  world.effects
    .filter((effect) => effect.startsWith(`${verb} `))
    .map((effect) => effect.slice(verb.length + 1));

/** The version that serves a component, and the share that the new one has. */
export async function servedBy(world: World, name: string) {
  const seen = await world.router.observe(name);
  return { stable: seen?.stable?.version, canaryShare: seen?.canaryShare };
}

/** The place of something that must be in the list. */
export function indexIn(list: readonly string[], wanted: string): number {
  const index = list.indexOf(wanted);
  if (index < 0) throw new Error(`${wanted} is not among ${list.join(', ')}`);
  return index;
}
