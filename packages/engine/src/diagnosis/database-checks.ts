import { sinkName } from '../event/deliveries.ts';
import type { Workspace } from '../workspace.ts';
import type { Check } from './diagnose.ts';
import { type Finding, skip } from './finding.ts';
import {
  judgeClock,
  judgeDatabase,
  judgeLog,
  judgeNodes,
  judgeRollouts,
  judgeWebhook,
  MOST_EVENTS,
} from './judge-database.ts';
import { judgeController } from './judge-place.ts';
import type { ControllerFacts, DatabaseFacts, Probes, Records } from './probes.ts';

/** Asking a process that is just starting takes ten seconds until it is taken for silent. */
const CONTROLLER_MS = 15_000;
/** The first look at an embedded database may have to repair it. */
const DATABASE_MS = 30_000;
const RECORDS_MS = 60_000;

/** Who has the data directory, its database, and what stands in that. The later checks build on what the first saw. */
export function databaseChecks(webhooks: Workspace['webhooks'], probes: Probes): readonly Check[] {
  let controller: ControllerFacts | null = null;
  /** Undefined until the database was seen. */
  let database: Awaited<ReturnType<Probes['database']>> | undefined;

  /** Judges the records, or tells why there are none to judge. */
  const onRecords = async (
    judge: (records: Records) => Promise<Finding | readonly Finding[]>,
  ): Promise<Finding | readonly Finding[]> => {
    if (database === null) return skip('doctor.records.none');
    if (database === undefined || database === 'unknown') return skip('doctor.records.unread');
    if (typeof database === 'object' && database.tables === 'none') return skip('doctor.records.none');
    const records = await probes.records();
    if (records !== null) return judge(records);
    return database === 'held'
      ? skip('doctor.records.held', { pid: controller?.pid ?? '?' })
      : skip('doctor.records.unread');
  };
  const isDriven = (): boolean =>
    typeof database === 'object' && database?.kind === 'postgres'
      ? database.nodes.length > 0
      : controller !== null && controller.address !== null && controller.trouble === null;
  /** Of the embedded database the clock is that of this machine, and no other node can be. */
  const onServer = (judge: (facts: DatabaseFacts) => Finding): readonly Finding[] =>
    typeof database === 'object' && database?.kind === 'postgres' ? [judge(database)] : [];

  return [
    {
      name: 'controller',
      limitMs: CONTROLLER_MS,
      look: async () => {
        controller = await probes.controller();
        return judgeController(controller, probes.logFile('controller'));
      },
    },
    {
      name: 'database',
      limitMs: DATABASE_MS,
      look: async () => {
        database = await probes.database();
        return judgeDatabase(database, controller);
      },
    },
    { name: 'clock', limitMs: RECORDS_MS, look: async () => onServer((facts) => judgeClock(facts.skewMs)) },
    { name: 'nodes', limitMs: RECORDS_MS, look: async () => onServer((facts) => judgeNodes(facts.nodes)) },
    {
      name: 'events',
      limitMs: RECORDS_MS,
      look: () => onRecords(async (records) => judgeLog(await records.verifyLog(MOST_EVENTS))),
    },
    {
      name: 'rollouts',
      limitMs: RECORDS_MS,
      look: () => onRecords(async (records) => judgeRollouts(await records.liveRollouts(), isDriven())),
    },
    ...(webhooks.length === 0 ? [] : [webhookCheck(webhooks, onRecords)]),
  ];
}

const webhookCheck = (
  webhooks: Workspace['webhooks'],
  onRecords: (judge: (records: Records) => Promise<readonly Finding[]>) => ReturnType<Check['look']>,
): Check => ({
  name: 'webhooks',
  limitMs: RECORDS_MS,
  look: () =>
    onRecords(async (records) => {
      const deliveries = await records.deliveries();
      return webhooks.map((webhook) =>
        judgeWebhook(
          webhook.name,
          deliveries.find(({ sink }) => sink === sinkName(webhook)),
        ),
      );
    }),
});
