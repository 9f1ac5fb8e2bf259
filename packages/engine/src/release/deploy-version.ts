import { RefusalError, type Track } from '@tminus/domain';
import type { Deployment, WorkspaceComponent } from '../workspace.ts';
import type { ShipDependencies } from './ship-dependencies.ts';

type DeployDependencies = Pick<ShipDependencies, 'source' | 'deployer' | 'workspace'>;

/** A version of a component at one commit. */
export interface Version {
  readonly version: string;
  readonly sha: string;
}

/** Names an instance for good: the same version and commit are never started twice under one number. */
export const instanceKey = (component: string, { version, sha }: Version, number: number): string =>
  `${component}@${version}+${sha.slice(0, 8)}#${number}`;

/** Whether an instance runs this very version and commit of a component. */
export const isOfVersion = (key: string, component: string, planned: { to: string; sha: string }): boolean =>
  key.startsWith(instanceKey(component, { version: planned.to, sha: planned.sha }, 1).slice(0, -1));

/** Whether an instance belongs to a component. */
export const belongsTo = (key: string, component: string): boolean =>
  key.slice(0, key.lastIndexOf('@')) === component;

/** The component with its deployment, or a refusal with `component.notDeployable`. */
export function deployable(
  deps: Pick<ShipDependencies, 'workspace'>,
  name: string,
): WorkspaceComponent & { deployment: Deployment } {
  const component = deps.workspace.components.find((candidate) => candidate.name === name);
  if (component?.deployment === null || component?.deployment === undefined)
    throw new RefusalError('component.notDeployable', { name });
  return { ...component, deployment: component.deployment };
}

/** Copies the commit's files and builds them, once. Returns the directory. */
export async function prepareVersion(
  deps: DeployDependencies,
  name: string,
  version: Version,
): Promise<string> {
  const { deployment, repo, path } = deployable(deps, name);
  const directory = await deps.source.prepare({ component: name, repo, path, sha: version.sha });
  return deployment.build === null ? directory : deps.source.build(directory, deployment.build);
}

/**
 * Makes sure that a version runs and is healthy, off traffic; idempotent by instance key. `isWanted` may leave some of its
 * instances as they are.
 */
export async function deployVersion(
  deps: DeployDependencies,
  name: string,
  version: Version,
  isWanted: (key: string) => boolean = () => true,
): Promise<Track> {
  const { deployment } = deployable(deps, name);
  const cwd = await prepareVersion(deps, name, version);
  const upstreams: string[] = [];
  for (let number = 1; number <= deployment.instances; number += 1) {
    const key = instanceKey(name, version, number);
    if (!isWanted(key)) continue;
    const instance = await deps.deployer.ensure({
      key,
      component: name,
      version: version.version,
      command: deployment.command,
      cwd,
      env: deployment.env,
      healthPath: deployment.healthPath,
      startTimeoutMs: deployment.startTimeoutMs,
      drainTimeoutMs: deployment.drainTimeoutMs,
    });
    upstreams.push(instance.url);
  }
  return { version: version.version, upstreams };
}
