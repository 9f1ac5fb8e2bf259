/** Texts of documents for people, and of how they are written. */
export const document = {
  'document.contents': 'Contents',
  'document.part': 'Part {part}/{parts} of {file} saved ({lines} {lines:line|lines})',
  'document.partBefore': 'Part {part}/{parts} of {file} was saved before ({lines} {lines:line|lines})',
  'document.whole': '{file} is whole: {parts} {parts:part|parts}, {lines} {lines:line|lines}',
} as const;
