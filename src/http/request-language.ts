import type { FastifyRequest } from 'fastify';
import { pickLanguage, type Language } from '../texts/language.ts';

/** The language that a client asks for; English if it asks for none that LeadRabbit speaks. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  pickLanguage(
    (headers['accept-language'] ?? '').split(',').map((tag) => tag.split(';', 1)[0]?.trim() ?? ''),
  );
