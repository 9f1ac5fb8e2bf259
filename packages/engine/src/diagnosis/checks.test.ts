import { RefusalError, VERSION_POLICY } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { fakeProbes } from '../testing/fake-probes.ts';
import { component, WORKSPACE } from '../testing/world.ts';
import type { Workspace } from '../workspace.ts';
import { checksOf } from './checks.ts';
import { readConfiguration } from './configuration.ts';
import { diagnose } from './diagnose.ts';
import type { Probes } from './probes.ts';

const clock = {
  now: () => 0,
  sleep: (_ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
};

async function look(workspace: Workspace | RefusalError, sights: Partial<Probes> = {}): Promise<string[]> {
  const load = async () => {
    if (workspace instanceof RefusalError) throw workspace;
    return workspace;
  };
  const read = await readConfiguration('/product/tminus.yaml', load);
  const subject = { ...read, directory: '/here', dataDirectory: '/product/.tminus' };
  const { checks } = await diagnose(checksOf(subject, fakeProbes(sights)), clock);
  return checks.map(({ verdict, name, seen }) => `${verdict} ${name} ${seen}`);
}

const deployment = component('api').deployment;
const withEnv = (env: Record<string, string>): Workspace => ({
  ...WORKSPACE,
  components: [component('api', { deployment: deployment && { ...deployment, env } })],
});

it('what is well is all looked at, a repository once however many components live in it', async () => {
  expect(await look(WORKSPACE)).toEqual([
    'ok node doctor.node.recent',
    'ok git doctor.git.recent',
    'ok configuration doctor.configuration.read',
    'ok repository doctor.repository.whole',
    'ok remote doctor.remote.ready',
    'ok programs doctor.programs.found',
    'ok programs doctor.programs.found',
    'ok data doctor.data.writable',
    'ok space doctor.space.enough',
    'ok controller doctor.controller.none',
    'ok database doctor.database.embedded',
    'ok events doctor.events.whole',
    'ok rollouts doctor.rollouts.none',
    'ok router doctor.router.any',
    'ok router doctor.router.any',
    'ok instances doctor.instances.none',
  ]);
});

it('a configuration with problems is one trouble, and keeps nothing from being looked at that needs none', async () => {
  const repositories: string[] = [];
  const seen = await look(new RefusalError('config.invalid', { file: 'tminus.yaml' }), {
    repository: async (directory) => {
      repositories.push(directory);
      throw new RefusalError('git.notARepository', { directory });
    },
  });
  expect(repositories).toEqual(['/here']);
  expect(seen).toContain('fail configuration error.config.invalid');
  expect(seen).toContain('fail repository error.git.notARepository');
  expect(seen).toContain('ok database doctor.database.embedded');
  expect(seen.filter((line) => /programs|router/.test(line))).toEqual([]);
});

it('warns of what is doubtful in a configuration, and of tags that are shared by chance', async () => {
  const doubtful = async (doubt: (text: string) => void) => {
    doubt('3:11 components[0].path: gone');
    const alike = { repo: '/product', tagPattern: 'v{version}' };
    return { ...WORKSPACE, components: [component('api', alike), component('web', alike)] };
  };
  const { configuration } = await readConfiguration('/product/tminus.yaml', doubtful);
  expect(configuration.map(({ verdict, seen, params }) => [verdict, seen, params])).toEqual([
    [
      'warn',
      'doctor.configuration.doubtful',
      { doubt: '3:11 components[0].path: gone', file: '/product/tminus.yaml' },
    ],
    ['warn', 'doctor.configuration.sharedTags', { components: 'api, web', tag: 'v{version}' }],
  ]);
});

it('takes it as meant that the members of a group share their tags', async () => {
  const group = { kind: 'fixed', members: ['api', 'web'] } as const;
  const alike = { repo: '/product', tagPattern: 'v{version}', versioning: { ...VERSION_POLICY, group } };
  const components = [component('api', alike), component('web', alike)];
  const { configuration } = await readConfiguration('/product/tminus.yaml', async () => ({
    ...WORKSPACE,
    components,
  }));
  expect(configuration.map(({ seen }) => seen)).toEqual(['doctor.configuration.read']);
});

describe('where releases are pushed to', () => {
  const pushing = { ...WORKSPACE, publish: { ...WORKSPACE.publish, remote: 'origin' } };

  it('is asked once for each repository, and only when something is pushed', async () => {
    const asked: string[] = [];
    const remote = async (repo: string, name: string) => {
      asked.push(`${repo} ${name}`);
    };
    expect(await look(pushing, { remote })).toContain('ok remote doctor.remote.ready');
    expect(asked).toEqual([...new Set(WORKSPACE.components.map(({ repo }) => `${repo} origin`))]);
    const staying = { ...WORKSPACE, publish: { ...WORKSPACE.publish, remote: null } };
    expect((await look(staying, { remote })).filter((line) => line.includes('remote'))).toEqual([]);
  });

  it.each([
    [new RefusalError('git.remoteMissing', { remote: 'origin', repo: '/x' }), 'error.git.remoteMissing'],
    [new RefusalError('git.remoteUnreachable', { remote: 'origin', reason: 'no' }), 'doctor.remote.refuses'],
  ])('is a failure when %s', async (refusal, seen) => {
    const remote = () => Promise.reject(refusal);
    expect(await look(pushing, { remote })).toContain(`fail remote ${seen}`);
  });
});

describe('placeholders', () => {
  const secretMissing = async (text: string, place: string) => {
    if (text.includes('GONE')) throw new RefusalError('config.secretMissing', { place, name: 'GONE' });
  };

  it.each<[string, Workspace, string[]]>([
    ['none', withEnv({ PORT: '80' }), []],
    ['filled', withEnv({ TOKEN: '${env:TOKEN}' }), ['ok secrets doctor.secrets.filled']],
    [
      'without a value, each',
      {
        ...withEnv({ A: '${env:GONE}', B: '${file:GONE}', C: '${env:TOKEN}' }),
        webhooks: [{ name: 'ops', url: '${env:GONE}', secret: null, events: [] }],
      },
      Array(3).fill('warn secrets error.config.secretMissing'),
    ],
  ])('%s', async (_, workspace, expected) => {
    const seen = await look(workspace, { fillSecret: secretMissing });
    expect(seen.filter((line) => line.includes('secrets'))).toEqual(expected);
  });
});

it('programs are sought from where the source of the component lies', async () => {
  const sought: string[] = [];
  const seen = await look(withEnv({}), {
    hasProgram: async (program, directory) => {
      sought.push(`${program} from ${directory}`);
      return program === 'make';
    },
  });
  expect(sought).toEqual(['make from /product/api', 'serve from /product/api']);
  expect(seen).toContain('fail programs doctor.programs.missing');
});

it('the port that the router chose is the one that is looked at', async () => {
  const ports: number[] = [];
  const seen = await look(withEnv({}), {
    target: async () => ({ port: 4711, isAnswered: false, version: null }),
    port: async (port) => {
      ports.push(port);
      return 'free';
    },
  });
  expect(ports).toEqual([4711]);
  expect(seen).toContain('warn router doctor.router.gone');
});

it('a component that is only planned has neither programs nor a port', async () => {
  const seen = await look({ ...WORKSPACE, components: [component('docs', { deployment: null })] });
  expect(seen.filter((line) => /programs|router/.test(line))).toEqual([]);
});
