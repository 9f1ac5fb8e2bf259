import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { releaseHead } from './render-release.ts';
import { color, columns, fit, oneLine, table } from './terminal.ts';

type Release = ApiSchemas['Release'];

/** A theme that is cut shorter than this says nothing. */
const NARROWEST_THEME = 8;
const GAP = 2;

/** Releases as rows of at most `room` columns: version, type, status, date, what they are about, id. */
export function releaseTable(releases: readonly Release[], room: number, t: Translate): string {
  const rows = releases.map((release) => {
    const date = release.plan.releaseDate;
    return { facts: [...releaseHead(release, t), date], id: color.dim(release.id), theme: themeOf(release) };
  });
  const plain = rows.map(({ facts, id }) => [...facts, id]);
  const taken = Math.max(0, ...table(plain, Number.POSITIVE_INFINITY).split('\n').map(columns));
  const left = room - taken - GAP;
  if (left < NARROWEST_THEME || rows.every(({ theme }) => theme === '')) return table(plain, room);
  const longest = Math.max(...rows.map(({ theme }) => columns(theme)));
  return table(
    rows.map(({ facts, id, theme }) => [...facts, fit(theme, Math.min(left, longest)), id]),
    room,
  );
}

const themeOf = ({ details }: Release): string => oneLine(details.theme ?? '');
