import { createApiClient } from '@tminus/contract';
import type { ControllerFacts, Records } from '@tminus/engine';
import { holderOf } from '../data-directory/lock.ts';

const READY_MS = 3_000;
const RECORDS_MS = 50_000;

/** Who has a data directory, and whether it is ready. Refuses `data.locked` when it does not say who it is. */
export async function findController(directory: string): Promise<ControllerFacts | null> {
  const holder = await holderOf(directory);
  if (holder === null) return null;
  const { pid, command, address } = holder;
  return { pid, command, address, trouble: address === null ? null : await readinessTrouble(address) };
}

/** Null for a server that is ready; else why it is not, as it says itself or as the system does. */
async function readinessTrouble(address: string): Promise<string | null> {
  try {
    const response = await fetch(new URL('/readyz', address), { signal: AbortSignal.timeout(READY_MS) });
    if (response.ok) return null;
    return failedChecks(await response.json()) || `status ${response.status}`;
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}

/** `database: …; engine: …` out of the problem document of a server that is not ready. */
function failedChecks(problem: unknown): string {
  const { params = {} } = problem as { params?: Readonly<Record<string, unknown>> };
  return Object.entries(params)
    .filter(([name, verdict]) => name !== 'failed' && verdict !== 'ok')
    .map(([name, verdict]) => `${name}: ${verdict}`)
    .join('; ');
}

/** What stands in the database that a server has open. */
export function recordsOfServer(address: string, language: string): Records {
  const api = createApiClient({
    baseUrl: address,
    language,
    fetch: (request) => fetch(request, { signal: AbortSignal.timeout(RECORDS_MS) }),
  });
  return {
    verifyLog: async (limit) => {
      const query = { after: limit, limit: 1 };
      const { items } = answer(await api.GET('/api/v1/events', { params: { query } }));
      if (items.length > 0) return null;
      const { rows, problems, unlisted } = answer(await api.GET('/api/v1/audit/verify'));
      return { rows, problems: problems.length + unlisted };
    },
    liveRollouts: async () => {
      const found: Awaited<ReturnType<Records['liveRollouts']>>[number][] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
        const page = answer(await api.GET('/api/v1/rollouts', { params: { query } }));
        found.push(...page.items.map(({ version, state }) => ({ release: `v${version}`, state })));
        cursor = page.next;
      }
      return found;
    },
    deliveries: async () => {
      const { items } = answer(await api.GET('/api/v1/deliveries'));
      return items.map(({ sink, behind, attempts, failure }) => ({
        sink,
        behind,
        attempts,
        failure: failure === null ? null : failure.text,
      }));
    },
  };
}

function answer<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data !== undefined) return data;
  const { title } = (error ?? {}) as { title?: string };
  throw new Error(title ?? 'the server answered with neither data nor a problem');
}
