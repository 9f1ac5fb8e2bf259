import { AUDIENCES, type Audience } from './audience.ts';
import { isDocumentation, type NoteItem } from './note-item.ts';
import { NOTE_FORMATS, type NoteFormat } from './notes-format.ts';
import { isEmptyNotes, type ReleaseNotes } from './release-notes.ts';
import type { NotesPlan } from './render/view.ts';

/** What a release is prepared with. */
export type ReleaseArtefact =
  | {
      readonly kind: 'release_notes';
      readonly formats: readonly NoteFormat[];
      readonly isPresent: boolean;
      readonly preparedAt: string;
    }
  | {
      readonly kind: 'documentation';
      readonly updates: readonly NoteItem[];
      readonly isPresent: boolean;
      readonly preparedAt: string;
    }
  | {
      readonly kind: 'deployment';
      readonly artifacts: readonly {
        readonly component: string;
        readonly version: string;
        readonly sha: string;
      }[];
      readonly isPresent: boolean;
      readonly preparedAt: string;
    }
  | {
      readonly kind: 'marketing';
      readonly highlights: ReleaseNotes['highlights'];
      readonly isPresent: boolean;
      readonly preparedAt: string;
    }
  | {
      readonly kind: 'communication';
      /** Readers that have a document of their own. */
      readonly audiences: readonly Audience[];
      readonly isPresent: boolean;
      readonly preparedAt: string;
    };

/**
 * The artefacts of a release in their order: always its notes, documentation, deployment and communication; marketing
 * only when something can be announced. `isPresent` tells whether there is anything in one.
 *
 * @param preparedAt ISO 8601
 */
export function releaseArtefacts(
  notes: ReleaseNotes,
  plan: NotesPlan | null,
  preparedAt: string,
): readonly ReleaseArtefact[] {
  const updates = notes.sections.improvements.filter(isDocumentation);
  const artifacts = (plan?.components ?? []).map(({ name, to, sha }) => ({
    component: name,
    version: to,
    sha,
  }));
  const hasNews = !isEmptyNotes(notes);
  // What breaks is told by the notes; nobody announces it.
  const highlights = notes.highlights.filter(({ kind }) => kind !== 'breaking');
  return [
    { kind: 'release_notes', formats: NOTE_FORMATS, isPresent: hasNews, preparedAt },
    {
      kind: 'documentation',
      updates,
      isPresent: updates.length + notes.documentation.length > 0,
      preparedAt,
    },
    { kind: 'deployment', artifacts, isPresent: artifacts.length > 0, preparedAt },
    ...(highlights.length > 0
      ? [{ kind: 'marketing' as const, highlights, isPresent: true, preparedAt }]
      : []),
    { kind: 'communication', audiences: AUDIENCES, isPresent: hasNews, preparedAt },
  ];
}
