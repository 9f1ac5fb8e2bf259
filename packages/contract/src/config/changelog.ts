import { REFERENCE_KINDS, SECTIONS } from '@tminus/domain';
import { z } from 'zod';

/** A path below the repository's root, without a way out of it. */
const inside = z
  .string()
  .min(1)
  .refine((text) => !/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\/.test(text), 'insidePath');

const commitType = z.string().regex(/^[A-Za-z][\w-]*$/, 'commitType');

const link = z.strictObject({
  kind: z.enum(REFERENCE_KINDS),
  /** With `{id}` in place of the id. */
  url: z.string().refine((text) => /^https?:\/\/\S+$/.test(text) && text.includes('{id}'), 'linkUrl'),
});

/** How changelogs are made, and where they are kept. */
export const changelog = z.strictObject({
  /** Written in the root of the repository for the product, and in the directory of each component. */
  file: inside.default('CHANGELOG.md'),
  /** Which of them `--write` brings up to date. */
  files: z.enum(['both', 'product', 'components']).default('both'),
  /** Directory of change fragments. */
  fragments: inside.transform((path) => path.replace(/^(?:\.\/)+|\/+$/g, '')).default('.changes'),
  /** Runs as code, with all that the user may do: a file of one's own repository. */
  template: inside.optional(),
  /** Commit types that are shown though they usually are not: as changed. */
  include: z.array(commitType).default([]),
  /** Another section for a commit type; `none` leaves it out. */
  sections: z.record(z.string(), z.enum([...SECTIONS, 'none'])).default({}),
  links: z.array(link).default([]),
});
