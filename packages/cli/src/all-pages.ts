const PAGE_LIMIT = 100;

/** Everything in a list of the API, read page by page. */
export async function allPages<T>(
  read: (query: { limit: number; cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await read({ limit: PAGE_LIMIT, ...(cursor !== undefined && { cursor }) });
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}
