import { within } from './within.ts';

/** What must hold for this process to be ready: each check rejects with why it does not. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

const CHECK_TIMEOUT_MS = 2_000;

/** The verdict of each check: `ok`, or why not. A check that takes longer than 2 s has failed. */
export async function runChecks(checks: Checks): Promise<Readonly<Record<string, string>>> {
  const verdicts = Object.entries(checks).map(
    async ([name, check]) => [name, await verdictOf(check)] as const,
  );
  return Object.fromEntries(await Promise.all(verdicts));
}

async function verdictOf(check: () => Promise<unknown>): Promise<string> {
  try {
    await within(CHECK_TIMEOUT_MS, check());
    return 'ok';
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)) || 'failed';
  }
}
