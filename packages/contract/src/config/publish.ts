import { z } from 'zod';

const PLACEHOLDER = /^\$\{(?:env|file):[^}]+\}$/;

/** An address of the web without a user name, which would be a secret in a place where none may be. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

const forge = z.strictObject({
  type: z.enum(['github', 'gitlab']),
  /** Of the API of GitHub (`https://HOST/api/v3` where it is self-hosted), of GitLab the address of the instance. */
  url: z.string().refine(isWebAddress, 'webAddress').optional(),
  /** `owner/name`, on GitLab with all its groups. */
  repository: z.string().regex(/^[\w.~-]+(?:\/[\w.~-]+)+$/, 'forgeRepository'),
  /** A placeholder, never the token itself; it is resolved when something is published. */
  token: z.string().regex(PLACEHOLDER, 'secret'),
});

/** What a deployed release leaves in git and on a forge. Nothing leaves the machine unless `remote` or `forge` is set. */
export const publish = z.strictObject({
  /** Whether a release gets a commit of its own, with what was generated for it, which then is what is deployed. */
  commit: z.boolean().default(true),
  /** Its subject; `{version}` stands for the product's. */
  message: z
    .string()
    .regex(/^[^\n]+$/, 'oneLine')
    .default('chore(release): v{version}'),
  tags: z.boolean().default(true),
  /** Name of the git remote that tags and branches are pushed to; null for none. */
  remote: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]*$/, 'remoteName')
    .nullable()
    .default(null),
  /** Whether the release commit is brought into the branch that was checked out when it was made, or another one's name. */
  mergeBack: z.union([z.boolean(), z.string().min(1)]).default(true),
  forge: forge.nullable().default(null),
});
