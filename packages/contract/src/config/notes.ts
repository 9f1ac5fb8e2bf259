import { AUDIENCES, LANGUAGES, NOTE_FORMATS } from '@tminus/domain';
import { z } from 'zod';

/** A text for every language, or one for each. */
const text = z.union(
  [
    z.string().min(1),
    z
      .strictObject({ en: z.string().min(1).optional(), ja: z.string().min(1).optional() })
      .refine((texts) => LANGUAGES.some((language) => texts[language] !== undefined), 'text'),
  ],
  'text',
);

const isAddress = (address: string): boolean =>
  /^https?:\/\/[^\s<>]+$/.test(address) && URL.canParse(address);
const address = z.string().refine(isAddress, 'webAddress');
const version = z.string().regex(/^\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/, 'version');

const once = <T extends readonly string[]>(values: T) => z.array(z.enum(values)).min(1);

/** What release notes say that no commit does, and which documents `notes --write` makes. */
export const notes = z.strictObject({
  /** The first one is that of `vX.Y.Z.md`; others stand in the names of their files. */
  languages: once(LANGUAGES).default(['en']),
  formats: once(NOTE_FORMATS).default(['md']),
  /** Documents beside the one for everybody. */
  audiences: z.array(z.enum(AUDIENCES)).default([]),
  support: z
    .strictObject({
      email: z
        .string()
        .regex(/^[^\s<>()@]+@[^\s<>()@]+$/, 'email')
        .optional(),
      phone: z.string().min(1).optional(),
      url: address.optional(),
      text: text.optional(),
    })
    .optional(),
  documentation: z.array(z.strictObject({ title: text, url: address })).default([]),
  comingNext: z.strictObject({ version: version.optional(), items: z.array(text).min(1) }).optional(),
  /** What versions are about. */
  themes: z.array(z.strictObject({ version, text })).default([]),
});
