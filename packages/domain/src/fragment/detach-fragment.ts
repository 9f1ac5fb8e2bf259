import type { Change } from '../change/change.ts';
import type { Fragment } from './fragment.ts';

/** The words of a fragment as an entry of their own, told as what they reworded: where the commit itself is not. */
export function detachFragment(fragment: Fragment, change: Change | null): Fragment {
  const { type, section, scope, refs, breaking } = fragment;
  return {
    ...fragment,
    commit: null,
    type: type ?? (section === null ? (change?.type ?? null) : null),
    scope: scope ?? change?.scope ?? null,
    refs: refs.length > 0 ? refs : (change?.refs ?? []),
    breaking: breaking ?? change?.breaking ?? null,
  };
}
