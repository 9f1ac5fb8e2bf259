import { translator } from '@tminus/domain';
import { expect, it } from 'vitest';
import { tellDelays } from './tell-delays.ts';

const FULL = { code: 'store.unavailable', params: { reason: 'no space left on device' } };

it('a delay is told in words, each cause once for each release', () => {
  const told: string[] = [];
  const tell = tellDelays(translator('en'), (text) => void told.push(text));
  const release = { id: 'one', version: '1.2.0' };
  tell(release, FULL);
  tell(release, FULL);
  tell(release, { code: 'data.unusable', params: { directory: 'storage', reason: 'read-only' } });
  tell({ id: 'other', version: '2.0.0' }, FULL);
  expect(told).toHaveLength(3);
  expect(told[0]).toMatch(/^v1\.2\.0: the rollout is held up .*no space left on device$/);
  expect(told[1]).toContain('storage');
  expect(told[2]).toMatch(/^v2\.0\.0: /);
});
