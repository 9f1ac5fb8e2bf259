import type { Config } from '@tminus/contract';
import {
  type Audience,
  type Language,
  NO_DETAILS,
  type NoteFormat,
  type NotesDetails,
  type Translate,
} from '@tminus/domain';
import { loadConfig } from './load-workspace.ts';
import { readConfigText } from './read-config-text.ts';
import { readPlain } from './read-plain.ts';

/** What `tminus.yaml` says of release notes. */
export interface NotesSettings {
  /** The first one is that of the documents without a language in their names. */
  readonly languages: readonly Language[];
  readonly formats: readonly NoteFormat[];
  readonly audiences: readonly Audience[];
  /** What stands in the notes of one version in one language. */
  readonly details: (of: { version: string | null; language: Language; isNewest: boolean }) => NotesDetails;
}

/** Without a configuration, or with one that says nothing of notes. */
export const PLAIN_NOTES: NotesSettings = {
  languages: ['en'],
  formats: ['md'],
  audiences: [],
  details: () => NO_DETAILS,
};

/** The notes' part of `tminus.yaml`, at once where that is plain and names no product. Refuses as `loadWorkspace` does. */
export async function loadNotes(file: string, translate: Translate): Promise<NotesSettings> {
  const text = readConfigText(file);
  if (readPlain(text) !== null && !/^product:/m.test(text)) return PLAIN_NOTES;
  const { notes, product } = await loadConfig(file, translate);
  const name = product.name === UNNAMED ? null : product.name;
  return {
    languages: [...new Set(notes.languages)],
    formats: [...new Set(notes.formats)],
    audiences: [...new Set(notes.audiences)],
    details: (of) => detailsOf(notes, name, of),
  };
}

/** The name that stands for none. */
const UNNAMED = 'product';

type NotesConfig = Config['notes'];
type Text = NotesConfig['themes'][number]['text'];

function detailsOf(
  { support, documentation, comingNext, themes }: NotesConfig,
  product: string | null,
  { version, language, isNewest }: Parameters<NotesSettings['details']>[0],
): NotesDetails {
  const say = (text: Text): string => wordsIn(text, language);
  const theme = themes.find((one) => one.version === version);
  return {
    product,
    theme: theme === undefined ? null : say(theme.text),
    support:
      support === undefined
        ? null
        : {
            email: support.email ?? null,
            phone: support.phone ?? null,
            url: support.url ?? null,
            text: support.text === undefined ? null : say(support.text),
          },
    documentation: documentation.map(({ title, url }) => ({ title: say(title), url })),
    // It is about what comes after all that there is; notes of older versions would promise what has come meanwhile.
    comingNext:
      comingNext === undefined || !isNewest
        ? NO_DETAILS.comingNext
        : {
            version: comingNext.version ?? null,
            items: comingNext.items.map((item) => ({ text: say(item), description: null })),
          },
  };
}

/** A text in a language, or in the one that there is. */
const wordsIn = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : (text[language] ?? text.en ?? text.ja ?? '');
