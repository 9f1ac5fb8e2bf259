/** Texts of documents for people, and of how they are written. */
export const document = {
  'document.contents': 'Contents',
  'document.part': 'Part {part}/{parts} of {file} saved ({lines} lines)',
  'document.partBefore': 'Part {part}/{parts} of {file} was saved before ({lines} lines)',
  'document.whole': '{file} is whole: {parts} parts, {lines} lines',
} as const;
