const MOST_OCTETS = 75;

/**
 * Lines of at most 75 octets ended by CRLF (RFC 5545, section 3.1), none broken within a sign. Takes folded text too.
 */
export function foldLines(text: string): string {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map(foldLine).join('\r\n');
}

function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= MOST_OCTETS) return line;
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    // The space at the beginning of a line that goes on counts too.
    if (octets + size > MOST_OCTETS) {
      pieces.push(piece);
      [piece, octets] = ['', 1];
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
