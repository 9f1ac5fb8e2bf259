/** Signs that fonts for print often lack, and signs of the same look or sense that they have. */
const SIGNS: Readonly<Record<string, string>> = {
  '✅': '✓',
  '✔': '✓',
  '☑': '✓',
  '☐': '□',
  '⬜': '□',
  '❌': '×',
  '✖': '×',
  '✗': '×',
  '✘': '×',
  '❗': '!',
  '❓': '?',
  '⭐': '★',
  '🌟': '★',
  '➡': '→',
  '⬅': '←',
  '⬆': '↑',
  '⬇': '↓',
  '➜': '→',
  '➔': '→',
  '❤': '♥',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
  Ħ: 'H',
  ħ: 'h',
  ŀ: 'l',
  ŋ: 'n',
  ɵ: 'θ',
  ẞ: 'SS',
  '⟶': '→',
  '⟵': '←',
  '•': '·',
};

/** Pictures that commits and notes are fond of, by the names that forges know them under. */
const NAMES: Readonly<Record<string, string>> = {
  '🚀': 'rocket',
  '🐛': 'bug',
  '✨': 'sparkles',
  '🎉': 'tada',
  '🔥': 'fire',
  '🚨': 'rotating_light',
  '🔒': 'lock',
  '🔐': 'closed_lock_with_key',
  '💥': 'boom',
  '⚡': 'zap',
  '📝': 'memo',
  '📚': 'books',
  '📖': 'book',
  '🎨': 'art',
  '🚑': 'ambulance',
  '💄': 'lipstick',
  '🔖': 'bookmark',
  '🚧': 'construction',
  '💚': 'green_heart',
  '📌': 'pushpin',
  '👷': 'construction_worker',
  '📈': 'chart_with_upwards_trend',
  '♻': 'recycle',
  '➕': 'heavy_plus_sign',
  '➖': 'heavy_minus_sign',
  '🔧': 'wrench',
  '🔨': 'hammer',
  '🌐': 'globe_with_meridians',
  '✏': 'pencil2',
  '💩': 'poop',
  '⏪': 'rewind',
  '🔀': 'twisted_rightwards_arrows',
  '📦': 'package',
  '👽': 'alien',
  '🚚': 'truck',
  '📄': 'page_facing_up',
  '🍱': 'bento',
  '♿': 'wheelchair',
  '💡': 'bulb',
  '🍻': 'beers',
  '💬': 'speech_balloon',
  '🔊': 'loud_sound',
  '🔇': 'mute',
  '👥': 'busts_in_silhouette',
  '🏗': 'building_construction',
  '📱': 'iphone',
  '🤡': 'clown_face',
  '🥚': 'egg',
  '🙈': 'see_no_evil',
  '📸': 'camera_flash',
  '🔍': 'mag',
  '🌱': 'seedling',
  '🚩': 'triangular_flag_on_post',
  '🥅': 'goal_net',
  '💫': 'dizzy',
  '🗑': 'wastebasket',
  '🧪': 'test_tube',
  '👍': 'thumbsup',
  '👎': 'thumbsdown',
  '👏': 'clap',
  '🙏': 'pray',
  '💪': 'muscle',
  '👋': 'wave',
  '🎁': 'gift',
  '🏠': 'house',
  '🔗': 'link',
  '📣': 'mega',
  '📢': 'loudspeaker',
  '⏰': 'alarm_clock',
  '🛠': 'hammer_and_wrench',
  '😀': 'grinning',
  '😄': 'smile',
  '🎯': 'dart',
  '🧹': 'broom',
  '🏁': 'checkered_flag',
  '🔴': 'red_circle',
  '🟢': 'green_circle',
  '🟡': 'yellow_circle',
  '🩹': 'adhesive_bandage',
  '🐳': 'whale',
  '🐧': 'penguin',
};

/**
 * A text in signs that a font has: what it lacks becomes a sign of the same look, letters without their marks, a
 * picture's name as `:rocket:`, or the number of what was meant, as `[U+AC00]`; what is never seen is left out.
 */
export function legibleText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const has = (sign: string): boolean => [...sign].every((one) => hasGlyph(one.codePointAt(0) ?? 0));
  return text
    .replaceAll(/\p{L}\p{Mn}+/gu, (letter) =>
      has(letter.normalize('NFC')) ? letter.normalize('NFC') : letter,
    )
    .replaceAll(/\p{Default_Ignorable_Code_Point}|\p{Cc}(?<![\n\t])|\p{Emoji_Modifier}/gu, '')
    .replaceAll(/[\t\u2028\u2029]|\p{Zs}(?<!\u00a0|\u3000)/gu, ' ')
    .replaceAll(/[^\n -~]/gu, (sign) => (has(sign) ? sign : insteadOf(sign, has)))
    .replaceAll('] [U+', ' U+')
    .replaceAll('][U+', ' U+');
}

function insteadOf(sign: string, has: (sign: string) => boolean): string {
  const look = SIGNS[sign];
  if (look !== undefined && has(look)) return look;
  const name = NAMES[sign];
  if (name !== undefined) return `:${name}:`;
  const whole = sign.normalize('NFKC');
  if (whole !== sign && has(whole)) return whole;
  const bare = sign.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (bare !== '' && bare !== sign && has(bare)) return bare;
  return `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
