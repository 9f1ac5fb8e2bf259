import { StringDecoder } from 'node:string_decoder';

/**
 * Splits a stream of UTF-8 text at NUL, as many fields at a time as came together. Bytes that are not UTF-8 are
 * replaced. Each character is looked at once and copied at most once, so a field that spans thousands of chunks costs
 * no more than its length. What follows the last NUL is a field of its own.
 */
export async function* nulFields(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<readonly string[], void, undefined> {
  const decoder = new StringDecoder('utf8');
  let open: string[] = [];
  for await (const chunk of chunks) {
    const fields = decoder.write(chunk).split('\0');
    const rest = fields.pop() ?? '';
    if (fields.length > 0) {
      if (open.length > 0) fields[0] = open.join('') + fields[0];
      open = [];
      yield fields;
    }
    if (rest !== '') open.push(rest);
  }
  const rest = open.join('') + decoder.end();
  if (rest !== '') yield [rest];
}
