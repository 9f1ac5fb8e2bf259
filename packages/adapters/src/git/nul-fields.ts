/**
 * Splits a byte stream at NUL bytes. Each byte is looked at once and copied at most once, so a field that
 * spans thousands of chunks costs no more than its length. Bytes after the last NUL are a field of their own.
 */
export async function* nulFields(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[], void, undefined> {
  let open: Buffer[] = [];
  for await (const chunk of chunks) {
    const fields: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const tail = chunk.subarray(start, end);
      fields.push(
        open.length === 0 ? tail.toString('utf8') : Buffer.concat([...open, tail]).toString('utf8'),
      );
      open = [];
      start = end + 1;
    }
    if (start < chunk.length) open.push(chunk.subarray(start));
    if (fields.length > 0) yield fields;
  }
  if (open.length > 0) yield [Buffer.concat(open).toString('utf8')];
}
