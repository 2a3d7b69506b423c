import type { AppError } from '../errors.ts';
import { say } from '../message.ts';
import type { Reason } from '../reasons.ts';
import { en } from './en.ts';
import { administration } from './en/administration.ts';
import { errors } from './en/errors.ts';
import { reasons } from './en/reasons.ts';
import { createFormats } from './formats.ts';

const formats = createFormats({ language: 'en', locale: 'en-GB', timeZone: 'UTC' });

/** What LeadRabbit says to programs, to the log and to the operator: English, with times in UTC. */
export const english = {
  ...en(formats),
  ...administration(formats),
  errors,
  reasons: reasons(formats),
};

/** A reason as a sentence for the log or for a client of the API. */
export const sayReason = (reason: Reason): string => say(english.reasons, reason);

/** An error as a sentence, followed by what caused it if that is known. */
export const sayError = (error: Pick<AppError, 'code' | 'params' | 'reasons'>): string =>
  [say(english.errors, error), ...new Set(error.reasons.map(sayReason))].join(' ');
