import { type Language, languageOf, type Translate, translator } from '@tminus/domain';
import type { FastifyRequest } from 'fastify';

/** The language that a request asks for; English when it names none of ours. */
const requestLanguage = (request: FastifyRequest): Language => languageOf(request.headers['accept-language']);

/** Texts in the language of a request. */
export const requestTranslator = (request: FastifyRequest): Translate => translator(requestLanguage(request));
