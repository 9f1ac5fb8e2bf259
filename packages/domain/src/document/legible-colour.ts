/** A colour as `#rrggbb`, in small letters; null for what is not one in the forms `#rgb` and `#rrggbb`. */
export function readColour(text: string): string | null {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(text.trim()) ?? [];
  if (short !== undefined) return `#${[...short].map((digit) => digit + digit).join('')}`.toLowerCase();
  return long === undefined ? null : `#${long.toLowerCase()}`;
}

/** How far two colours differ in lightness, from 1 to 21: WCAG 2.2, "contrast ratio". Both as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The colour itself where text in it can be read on that ground (WCAG 2.2, AA: 4.5 to 1), else the nearest one of its
 * shades towards black or white that can. Both as `#rrggbb`.
 */
export function legibleColour(colour: string, ground: string): string {
  const end = luminance(ground) > 0.18 ? 0 : 255;
  for (let part = 0; part < 1; part += 0.02) {
    const shade = toHex(channels(colour).map((value) => value + (end - value) * part));
    if (contrast(shade, ground) >= 4.5) return shade;
  }
  return end === 0 ? '#000000' : '#ffffff';
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

const toHex = (values: readonly number[]): string =>
  `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
