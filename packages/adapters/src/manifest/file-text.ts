/** A file's bytes as text, and the way back to the same bytes. */
export interface FileText {
  readonly text: string;
  toBytes(text: string): Buffer;
}

/** Reads UTF-8, or, where bytes are none, one character per byte: what is not touched comes back as it was. */
export function fileText(bytes: Buffer): FileText {
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes))
    return { text, toBytes: (changed) => Buffer.from(changed, 'utf8') };
  return { text: bytes.toString('latin1'), toBytes: (changed) => Buffer.from(changed, 'latin1') };
}
