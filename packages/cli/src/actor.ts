import { userInfo } from 'node:os';
import { userIdentity } from '@tminus/adapters';
import type { Context } from './context.ts';

/** Who acts: the git identity of this place, or the login name; asserted until accounts exist. */
export async function currentActor(context: Context): Promise<string> {
  return (await userIdentity(context.directory)) ?? userInfo().username;
}
