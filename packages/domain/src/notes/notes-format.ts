/** Forms in which a document of notes is written. */
export const NOTE_FORMATS = ['md', 'html', 'pdf'] as const;
export type NoteFormat = (typeof NOTE_FORMATS)[number];
