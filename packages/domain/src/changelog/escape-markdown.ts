/** Keeps a subject's `<T>`, `*.ts` and `[x](y)` from turning into markup; what stands between backticks is left alone. */
export function escapeMarkdown(text: string, markup: RegExp = MARKUP): string {
  // Most subjects have nothing of it.
  if (text.search(markup) === -1) return text;
  const parts = text.split('`');
  const closed = parts.length % 2 === 1;
  return parts
    .map((part, index) =>
      index % 2 === 1 && (closed || index < parts.length - 1) ? part : part.replaceAll(markup, '\\$&'),
    )
    .join('`');
}

const MARKUP = /[<*]|\](?=\()/g;
