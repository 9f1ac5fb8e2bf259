import { readFile } from 'node:fs/promises';

/** Which characters a TrueType font has a glyph for: OpenType 1.9, "cmap", formats 12 and 4. */
export async function readCoverage(file: string): Promise<(codePoint: number) => boolean> {
  const font = await readFile(file);
  const cmap = tableOffset(font, 'cmap');
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    const offset = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    return { offset, format: font.readUInt16BE(offset) };
  });
  const whole = subtables.find(({ format }) => format === 12);
  const basic = subtables.find(({ format }) => format === 4);
  const covered = new Set<number>();
  if (whole !== undefined) addGroups(font, whole.offset, covered);
  else if (basic !== undefined) addSegments(font, basic.offset, covered);
  else throw new Error(`${file} tells in no known form which characters it has`);
  return (codePoint) => covered.has(codePoint);
}

function tableOffset(font: Buffer, name: string): number {
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const record = records.find((at) => font.toString('latin1', at, at + 4) === name);
  if (record === undefined) throw new Error(`no table ${name}`);
  return font.readUInt32BE(record + 8);
}

function addGroups(font: Buffer, offset: number, covered: Set<number>): void {
  const count = font.readUInt32BE(offset + 12);
  for (let at = offset + 16; at < offset + 16 + count * 12; at += 12) {
    const last = font.readUInt32BE(at + 4);
    for (let point = font.readUInt32BE(at); point <= last; point++) covered.add(point);
  }
}

function addSegments(font: Buffer, offset: number, covered: Set<number>): void {
  const size = font.readUInt16BE(offset + 6);
  for (let at = 0; at < size; at += 2) {
    const last = font.readUInt16BE(offset + 14 + at);
    const first = font.readUInt16BE(offset + 16 + size + at);
    for (let point = first; point <= last && point !== 0xffff; point++) covered.add(point);
  }
}
