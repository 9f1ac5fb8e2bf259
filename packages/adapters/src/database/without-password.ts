/** Where a database is, for people and logs: host and name, nothing that opens it. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
