import { type Language, languageOf, type Translate, translator } from '@tminus/domain';
import type { FastifyRequest } from 'fastify';

/** The language that a request asks for; English when it names none of ours. */
export const requestLanguage = (request: FastifyRequest): Language =>
  languageOf(preferred(request.headers['accept-language']));

/** Texts in the language that a request asks for. */
export const requestTranslator = (request: FastifyRequest): Translate => translator(requestLanguage(request));

/** The languages of an `Accept-Language` header, most wanted first, those with weight 0 left out (RFC 9110, 12.5.4). */
function preferred(header: string | undefined): string {
  const ranges = (header ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  const wanted = ranges.filter(({ weight }) => weight > 0);
  return wanted
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag)
    .join(',');
}
