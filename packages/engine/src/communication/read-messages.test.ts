import { accepted, translator } from '@tminus/domain';
import { describe, expect, it } from 'vitest';
import { cancelRelease } from '../release/cancel-release.ts';
import { AUTHOR, approvedRelease, ship } from '../testing/shipping.ts';
import { createWorld, WORKSPACE } from '../testing/world.ts';
import { listMessages, readMessage } from './read-messages.ts';

const DAY = 86_400_000;
const en = translator('en');
const stakeholders = (['users', 'approvers'] as const).map(
  (audience) => ({ audience, channel: 'email', to: [] }) as const,
);
const world = () => createWorld({ ...WORKSPACE, stakeholders });

describe('the messages of a release', () => {
  it('wait for their day, are due on it, and late behind it', async () => {
    const here = world();
    await approvedRelease(here);
    const statusOf = async () =>
      accepted(await listMessages(here, 'v1.1.0')).find(({ message }) => message.id.includes('day:users'))
        ?.status;
    expect(await statusOf()).toBe('scheduled');
    here.pass(14 * DAY);
    expect(await statusOf()).toBe('due');
    here.pass(DAY);
    expect(await statusOf()).toBe('late');
  });

  it('are none once it was given up', async () => {
    const here = world();
    await approvedRelease(here);
    expect(accepted(await listMessages(here, 'v1.1.0'))).not.toEqual([]);
    accepted(await cancelRelease(here, 'v1.1.0', 'not now', { actor: AUTHOR, at: 0 }));
    expect(accepted(await listMessages(here, 'v1.1.0'))).toEqual([]);
  });
});

describe('one message', () => {
  it('says how things stand: who is asked still, and whether the release is out', async () => {
    const here = world();
    await approvedRelease(here);
    const read = async (id: string) => accepted(await readMessage(here, 'v1.1.0', id, en)).rendered;
    expect((await read('kickoff:approvers:email')).body).toContain('Every approval is given');
    expect((await read('release_day:users:email')).subject).toContain('is released on');
    await ship(here, 'v1.1.0');
    expect((await read('release_day:users:email')).subject).toBe('product v1.1.0 is out');
  });

  it('that there is not is refused with those that there are', async () => {
    const here = world();
    await approvedRelease(here);
    const read = await readMessage(here, 'v1.1.0', 'release_day:nobody:email', en);
    expect(read).toMatchObject({ refusal: { code: 'message.notFound', params: { release: 'v1.1.0' } } });
    expect(read.ok ? '' : read.refusal.params['known']).toContain('release_day:users:email');
  });
});
