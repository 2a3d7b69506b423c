import type { Language } from './language.ts';
import { createMessageFormats, type MessageFormats } from './message-formats.ts';
import { createNumberFormats, type NumberFormats } from './number-formats.ts';
import { createTimeFormats, type TimeFormats } from './time-formats.ts';

/** How numbers, lists, dates and durations are written for one reader. */
export interface Formats extends MessageFormats, NumberFormats, TimeFormats {
  readonly language: Language;
  /** The reader's variety of the language. */
  readonly locale: string;
  /** Undefined for the time zone of the browser or the server. */
  readonly timeZone: string | undefined;
}

export interface FormatOptions {
  readonly language: Language;
  /** The reader's variety of the language, such as `es-MX`; the language itself if it is left out. */
  readonly locale?: string;
  /** Such as `Europe/Madrid`; the time zone of the browser or the server if it is left out. */
  readonly timeZone?: string;
}

export const createFormats = (options: FormatOptions): Formats => {
  const { language, locale = language, timeZone } = options;
  return {
    language,
    locale,
    timeZone,
    ...createMessageFormats(locale, timeZone),
    ...createNumberFormats(locale),
    ...createTimeFormats({ language, locale, timeZone }),
  };
};
