import { type ErrorParams, type Translate, translateCode } from '@tminus/domain';

/** A message in words. Nobody must give a reason: without one, the colon before it goes too. */
export const say = (translate: Translate, code: string, params: ErrorParams): string =>
  withoutEmptyEnd(translateCode(translate, code, params));

export const withoutEmptyEnd = (text: string): string => text.replace(/(?:\s*:)+\s*$/, '');
