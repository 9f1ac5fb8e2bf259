import type { ApiSchemas } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import { color, oneLine } from './terminal.ts';

/** Freezes that somebody let a release through, each with the reason and who agreed. */
export const overrideLines = (
  { version, overrides }: Pick<ApiSchemas['Release'], 'version' | 'overrides'>,
  translate: Translate,
): string[] =>
  overrides.map(({ name, reason, approver }) => {
    const params = { release: `v${version}`, freeze: name, reason, approver };
    return `${color.yellow('!')} ${oneLine(translate('cli.calendar.overridden', params))}`;
  });
