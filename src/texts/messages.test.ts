import { expect, test } from 'vitest';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { say, type ParamKinds } from '../message.ts';
import {
  ABILITY_CODES,
  isReasonCode,
  REASONS,
  SIGN_IN_CAUSES,
  type ReasonCode,
} from '../reasons.ts';
import { en } from './en.ts';
import { errors as enErrors } from './en/errors.ts';
import { reasons as enReasons } from './en/reasons.ts';
import { es } from './es.ts';
import { errors as esErrors } from './es/errors.ts';
import { reasons as esReasons } from './es/reasons.ts';
import { createFormats, type Formats } from './formats.ts';

const [english, spanish] = (['en', 'es'] as const).map((language) =>
  createFormats({ language, timeZone: 'UTC' }),
) as [Formats, Formats];

const LANGUAGES = {
  en: { ...en(english), errors: enErrors, reasons: enReasons(english) },
  es: { ...es(spanish), errors: esErrors, reasons: esReasons(spanish) },
};

/** A value for each param, easy to find in a sentence. */
const sampleOf = (kinds: ParamKinds): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, kind === 'number' ? 4321 : `<${name}>`]),
  );

const sentences = Object.entries(LANGUAGES).flatMap(([language, { errors, reasons }]) => [
  ...(Object.keys(ERRORS) as ErrorCode[]).map((code) => ({
    language,
    code,
    sentence: say(errors, {
      code,
      params: sampleOf(ERRORS[code].params),
    }),
  })),
  ...(Object.keys(REASONS) as ReasonCode[]).map((code) => ({
    language,
    code,
    sentence: say(reasons, { code, params: sampleOf(REASONS[code]) }),
  })),
]);

test('every code has a sentence in every language, and no sentence has a gap', () => {
  for (const { language, code, sentence } of sentences) {
    expect(sentence, `${language} ${code}`).toMatch(/[.>"»]$/);
    expect(sentence, `${language} ${code}`).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\./);
  }
});

test('a code outside the catalogue is not a reason', () => {
  expect(isReasonCode('reconnect')).toBe(true);
  expect(isReasonCode('toString')).toBe(false);
});

test('the sentences of the two languages differ', () => {
  const half = sentences.length / 2;
  for (const [index, { code, sentence }] of sentences.slice(0, half).entries())
    if (code !== 'text') expect(sentences[half + index]?.sentence, code).not.toBe(sentence);
});

test.each(Object.entries(LANGUAGES))(
  'the number decides the form of the word in %s',
  (_, texts) => {
    const one = texts.reasons['leads-need-attention']({ page: 'Bakery', leads: 1 });
    const two = texts.reasons['leads-need-attention']({ page: 'Bakery', leads: 2 });
    expect(one).not.toBe(two.replace('2', '1'));
  },
);

test('an error names the status of a lead in the language of the reader', () => {
  const write = (language: 'en' | 'es') =>
    LANGUAGES[language].errors['status-changed-since']({ status: 'Won' });
  expect(write('en')).toContain('Won');
  expect(write('es')).toContain('«Ganado»');
});

test('a time is written in the language of the reader', () => {
  const endsAt = '2026-12-03T14:05:00.000Z';
  const write = (language: 'en' | 'es') =>
    LANGUAGES[language].reasons['data-access-expired']({ endsAt });
  expect(write('en')).toContain('December 3, 2026');
  expect(write('es')).toContain('3 de diciembre de 2026');
});

test('each cause of a refused sign-in and each missing ability has words of its own', () => {
  for (const { reasons } of Object.values(LANGUAGES)) {
    const causes = ['', ...SIGN_IN_CAUSES].map((cause) =>
      reasons.reconnect({ page: 'Bakery', cause }),
    );
    expect(new Set(causes).size).toBe(SIGN_IN_CAUSES.length + 1);
    const abilities = ABILITY_CODES.map((code) =>
      reasons['abilities-missing']({ abilities: code }),
    );
    expect(new Set(abilities).size).toBe(ABILITY_CODES.length);
    for (const code of ABILITY_CODES) expect(abilities.join()).not.toContain(`${code} `);
  }
});
