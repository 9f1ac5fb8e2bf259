import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DesiredTraffic, ObservedTraffic, TrackCounters } from '@tminus/domain';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { callControl } from '../process/control-client.ts';
import { createEmbeddedRouter } from '../router/router-client.ts';
import { bundleEntry } from './bundle-entry.ts';
import { createKeepAliveClient } from './keep-alive-client.ts';
import type { SampleUpstream } from './sample-upstream.ts';

/** A router process for a test file, and a target of its own for each test. Read its fields inside a test. */
export interface EmbeddedRouterFixture {
  entry: string;
  router: ReturnType<typeof createEmbeddedRouter>;
  target: string;
  url: string;
  readonly client: ReturnType<typeof createKeepAliveClient>;
  pid(): Promise<number>;
  /** Version 1.0.0 as stable and 1.1.0 as canary, under a lease that lasts; requests over 100 ms are slow. */
  desired(stable: SampleUpstream, canary: SampleUpstream | null, canaryShare?: number): DesiredTraffic;
  observe(): Promise<ObservedTraffic | null>;
  countersOf(version: string): Promise<TrackCounters | undefined>;
}

export function useEmbeddedRouter(): EmbeddedRouterFixture {
  let directory = '';
  let serial = 0;
  const fixture: EmbeddedRouterFixture = {
    entry: '',
    router: createEmbeddedRouter({ runDirectory: '', entry: '' }),
    target: '',
    url: '',
    client: createKeepAliveClient(),
    pid: async () =>
      (await callControl<{ pid: number }>({ directory, name: 'router', verb: 'hello', timeoutMs: 5_000 }))
        .pid,
    desired: (stable, canary, canaryShare = 0) => ({
      target: fixture.target,
      epoch: 1,
      stable: { version: '1.0.0', upstreams: [stable.url] },
      canary: canary && { version: '1.1.0', upstreams: [canary.url] },
      canaryShare,
      slowAfterMs: 100,
      leaseUntil: Date.now() + 60_000,
    }),
    observe: () => fixture.router.observe(fixture.target),
    countersOf: async (version) =>
      (await fixture.observe())?.counters.find((found) => found.version === version),
  };
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tminus-router-'));
    fixture.entry = await bundleEntry(new URL('../router/router-process.ts', import.meta.url));
    fixture.router = createEmbeddedRouter({ runDirectory: directory, entry: fixture.entry });
  });
  beforeEach(async () => {
    fixture.target = `own-${++serial}`;
    ({ url: fixture.url } = await fixture.router.ensure({ name: fixture.target, listen: 0 }));
  });
  afterAll(async () => {
    fixture.client.close();
    await fixture.router.stop();
    await rm(directory, { recursive: true });
  });
  return fixture;
}
