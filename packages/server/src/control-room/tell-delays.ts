import type { Translate } from '@tminus/domain';
import type { ShipDependencies } from '@tminus/engine';
import { say } from '../resources/say.ts';

/** Puts delays into words and tells each cause once for each release, however often it is met. */
export function tellDelays(
  translate: Translate,
  tell: (text: string) => void,
): ShipDependencies['tellDelay'] {
  const told = new Set<string>();
  return ({ id, version }, { code, params }) => {
    const cause = `${id} ${code}`;
    if (told.has(cause)) return;
    told.add(cause);
    const reason = say(translate, `error.${code}`, params);
    tell(translate('event.release.rollout_delayed', { release: `v${version}`, reason }));
  };
}
