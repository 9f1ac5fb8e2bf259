import { expect, it } from 'vitest';
import { inWords } from './in-words.ts';
import { translator } from './translate.ts';

it.each([
  ['en', { status: 'rolled_back' }, { status: 'rolled back' }],
  ['ja', { status: 'rolled_back', phase: 'staging' }, { status: 'ロールバック済み', phase: 'ステージング' }],
  ['ja', { state: 'progressing', binding: 'notice' }, { state: '進行中', binding: '告知期間' }],
  ['ja', { status: 503, release: 'paused' }, { status: 503, release: 'paused' }],
  ['ja', { constructor: 'x' }, { constructor: 'x' }],
] as const)('in %s, %j has the words %j', (language, params, words) => {
  expect(inWords(translator(language), params)).toEqual(words);
});
