import type { DatabaseFacts, Probes, Records } from '../diagnosis/probes.ts';

export const EMBEDDED: DatabaseFacts = {
  kind: 'embedded',
  name: '/product/.tminus/db',
  version: '17.5',
  bytes: 9_000_000,
  roundTripMs: 1.4,
  skewMs: 0,
  tables: 'current',
  nodes: [],
};

export const SERVER: DatabaseFacts = { ...EMBEDDED, kind: 'postgres', name: 'db.example.org/tminus' };

export const RECORDS: Records = {
  verifyLog: async () => ({ rows: 12, problems: 0 }),
  liveRollouts: async () => [],
  deliveries: async () => [],
};

/** A machine on which everything is well and nothing runs yet, but for what the test says. */
export const fakeProbes = (sights: Partial<Probes> = {}): Probes => ({
  nodeVersion: '22.0.0',
  gitVersion: async () => 'git version 2.45.0',
  repository: async () => ({ isShallow: false, tags: 1, identity: 'Ada <a@example.org>', headTrouble: null }),
  remote: async () => undefined,
  hasProgram: async () => true,
  fillSecret: async () => undefined,
  dataDirectory: async () => ({ exists: true, trouble: null, freeBytes: 5_000_000_000 }),
  controller: async () => null,
  database: async () => EMBEDDED,
  records: async () => RECORDS,
  port: async () => 'free',
  target: async () => null,
  instances: async () => [],
  logFile: (of) => (typeof of === 'string' ? `/run/${of}.log` : `/run/${of.instance}.log`),
  ...sights,
});
