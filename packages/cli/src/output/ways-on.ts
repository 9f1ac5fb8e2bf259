import type { ApiSchemas, RolloutResource } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { color, oneLine } from './terminal.ts';

type Release = ApiSchemas['Release'];

/** What a person has to know of a release that does not go on by itself. */
export interface Standstill {
  /** Why it stopped, whole; null where nothing failed. */
  readonly reason: string | null;
  /** What leads on, the way forward first; empty where it goes on by itself, or is over. */
  readonly commands: readonly string[];
  /** Whether it is under way, and no process carries it out: one that did was stopped or killed. */
  readonly unattended: boolean;
}

/** Statuses in which somebody must be carrying a release out. */
const UNDER_WAY: readonly Release['status'][] = ['executing', 'paused', 'deployment_failed'];

/** Why a release stands still, and which commands lead on. `isAttended`: whether a process carries out releases now. */
export function standstillOf(
  release: Release,
  isAttended: boolean,
  rollout: Pick<RolloutResource, 'pause'> | null = null,
): Standstill {
  const { status, publication } = release;
  const unattended = !isAttended && (UNDER_WAY.includes(status) || publication?.status === 'in_progress');
  return {
    reason: reasonOf(release),
    commands: unattended ? [shipCommand(release)] : commandsOf(release, rollout),
    unattended,
  };
}

function reasonOf({ status, failure, rejectionReason, publication }: Release): string | null {
  if (status === 'rejected') return rejectionReason;
  if (publication?.status === 'failed')
    return publication.steps.find((step) => step.status === 'failed')?.failure?.text ?? null;
  return failure?.text ?? null;
}

const shipCommand = ({ version }: Release): string => `tminus ship v${version}`;

function commandsOf(release: Release, rollout: Pick<RolloutResource, 'pause'> | null): string[] {
  const name = `v${release.version}`;
  switch (release.status) {
    case 'rejected':
    case 'rolled_back':
      return ['tminus plan'];
    case 'execution_failed': {
      const forward = shipCommand(release);
      // Once traffic may have moved there is no giving up any more.
      const mayServe =
        release.phases.some(({ phase }) => phase === 'deployment') &&
        release.plan.components.some(({ publishedOnly }) => !publishedOnly);
      return mayServe ? [forward] : [forward, `tminus release cancel ${name} --reason TEXT`];
    }
    case 'paused': {
      const code = rollout?.pause?.code;
      const [forward, other] =
        code === 'rollout.pause.held'
          ? ['promote', 'abort']
          : code === 'rollout.pause.evidenceMissing'
            ? ['resume', 'promote']
            : ['resume', 'abort'];
      return [`tminus rollout ${forward} ${name}`, `tminus rollout ${other} ${name}`];
    }
    default:
      return release.publication?.status === 'failed' ? [shipCommand(release)] : [];
  }
}

/** The command that goes on and its alternative, in one line; none where nothing has to be done. */
export function wayOnLines(
  { version, status }: Pick<Release, 'version' | 'status'>,
  { commands, unattended }: Pick<Standstill, 'commands' | 'unattended'>,
  t: Translate,
): string[] {
  const [command, other] = commands;
  if (command === undefined) return [];
  if (unattended) {
    // Its share is only what was decided until somebody carries it out.
    const key = status === 'deployment_failed' ? 'cli.release.nobodyBack' : 'cli.release.nobody';
    return [color.yellow(oneLine(t(key, { release: `v${version}`, command })))];
  }
  if (other === undefined) return [oneLine(t('cli.release.goOn', { command }))];
  return [oneLine(t('cli.release.goOnOr', { command, other }))];
}
