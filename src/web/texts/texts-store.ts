import { createFormats, type Formats } from '../../texts/formats.ts';
import { pickLanguage, pickLocale, type Language } from '../../texts/language.ts';
import type {
  AccessTexts,
  AdminTexts,
  BasicTexts,
  BoardTexts,
  ErrorTexts,
  PaletteTexts,
  DashboardTexts,
  NoticeTexts,
  PlannerTexts,
  LeadExtrasTexts,
  LeadHistoryTexts,
  LeadToolTexts,
  ProfileTexts,
  ReasonTexts,
  Texts,
} from '../../texts/texts.ts';
import {
  readLanguageSetting,
  storeLanguageSetting,
  type LanguageSetting,
} from './language-setting.ts';
import { readTimeZone, storeTimeZone } from './time-zone-setting.ts';

/** Texts that are loaded with the screens that need them. */
interface Parts {
  /** For the screens behind the sign-in. */
  readonly all: Texts;
  readonly access: AccessTexts;
  readonly admin: AdminTexts;
  readonly profile: ProfileTexts;
  readonly errors: ErrorTexts;
  readonly reasons: ReasonTexts;
  readonly planner: PlannerTexts;
  readonly board: BoardTexts;
  readonly palette: PaletteTexts;
  readonly dashboard: DashboardTexts;
  readonly history: LeadHistoryTexts;
  readonly extras: LeadExtrasTexts;
  readonly tools: LeadToolTexts;
  readonly notices: NoticeTexts;
}

export type Part = keyof Parts;

type Load<Written> = () => Promise<(formats: Formats) => Written>;

type LanguageFiles = { readonly basics: Load<BasicTexts> } & {
  readonly [Name in Part]: Load<Parts[Name]>;
};

/** Each language has files of its own, so that a browser loads only the one that it shows. */
const LANGUAGE_FILES: Readonly<Record<Language, LanguageFiles>> = {
  en: {
    basics: async () => (await import('../../texts/en/basics.ts')).basics,
    all: async () => (await import('../../texts/en.ts')).en,
    access: async () => (await import('../../texts/en/access.ts')).access,
    profile: async () => (await import('../../texts/en/profile.ts')).profile,
    palette: async () => (await import('../../texts/en/palette.ts')).palette,
    planner: async () => (await import('../../texts/en/planner.ts')).planner,
    board: async () => (await import('../../texts/en/board.ts')).board,
    dashboard: async () => (await import('../../texts/en/dashboard.ts')).dashboard,
    notices: async () => (await import('../../texts/en/notices.ts')).notices,
    history: async () => (await import('../../texts/en/lead-history.ts')).leadHistory,
    extras: async () => (await import('../../texts/en/lead-extras.ts')).leadExtras,
    tools: async () => (await import('../../texts/en/lead-tools.ts')).leadTools,
    errors: async () => {
      const { errors } = await import('../../texts/en/errors.ts');
      return () => errors;
    },
    reasons: async () => (await import('../../texts/en/reasons.ts')).reasons,
    admin: async () => (await import('../../texts/en/administration.ts')).administration,
  },
  es: {
    basics: async () => (await import('../../texts/es/basics.ts')).basics,
    all: async () => (await import('../../texts/es.ts')).es,
    access: async () => (await import('../../texts/es/access.ts')).access,
    profile: async () => (await import('../../texts/es/profile.ts')).profile,
    palette: async () => (await import('../../texts/es/palette.ts')).palette,
    planner: async () => (await import('../../texts/es/planner.ts')).planner,
    board: async () => (await import('../../texts/es/board.ts')).board,
    dashboard: async () => (await import('../../texts/es/dashboard.ts')).dashboard,
    notices: async () => (await import('../../texts/es/notices.ts')).notices,
    history: async () => (await import('../../texts/es/lead-history.ts')).leadHistory,
    extras: async () => (await import('../../texts/es/lead-extras.ts')).leadExtras,
    tools: async () => (await import('../../texts/es/lead-tools.ts')).leadTools,
    errors: async () => {
      const { errors } = await import('../../texts/es/errors.ts');
      return () => errors;
    },
    reasons: async () => (await import('../../texts/es/reasons.ts')).reasons,
    admin: async () => (await import('../../texts/es/administration.ts')).administration,
  },
};

interface Shown {
  readonly setting: LanguageSetting;
  readonly formats: Formats;
  readonly basics: BasicTexts;
  /** Those that a screen has needed so far. */
  readonly parts: Partial<Parts>;
}

const listeners = new Set<() => void>();
let shown: Shown | undefined;
const wantedParts = new Set<Part>();

/**
 * Loads the texts of the chosen language that every screen needs. Nothing is rendered before.
 *
 * @throws if a file of the language cannot be loaded
 */
export const loadBasicTexts = (): Promise<void> => show(readLanguageSetting());

/**
 * Loads the texts of a part, for the screens that need them. It stays loaded.
 *
 * @throws if a file of the language cannot be loaded
 */
export async function loadTexts(part: Part): Promise<void> {
  wantedParts.add(part);
  if (!shown?.parts[part]) await show(readLanguageSetting());
}

/**
 * Changes the language of the screen and remembers the choice on this device.
 *
 * @throws if a file of the language cannot be loaded; then nothing has changed
 */
export async function setLanguage(setting: LanguageSetting): Promise<void> {
  await show(setting);
  storeLanguageSetting(setting);
}

/**
 * Changes the time zone in which times are written, and remembers it on this device.
 *
 * @param zone such as `Europe/Madrid`; undefined for the browser's own
 */
export async function setTimeZone(zone: string | undefined): Promise<void> {
  storeTimeZone(zone);
  await show(shown?.setting ?? readLanguageSetting());
}

async function show(setting: LanguageSetting): Promise<void> {
  const wanted = navigator.languages;
  const language = setting === 'system' ? pickLanguage(wanted) : setting;
  const files = LANGUAGE_FILES[language];
  const timeZone = readTimeZone();
  const formats = createFormats({
    language,
    locale: pickLocale(language, wanted),
    ...(timeZone !== undefined && { timeZone }),
  });
  // All files are loaded at once. The parts are written last, because more may have become wanted.
  const [basics] = await Promise.all([
    files.basics(),
    ...[...wantedParts].map((part) => files[part]()),
  ]);
  shown = { setting, formats, basics: basics(formats), parts: await writeParts(files, formats) };
  document.documentElement.lang = language;
  for (const notify of listeners) notify();
}

/** Writes all parts that are wanted, also those that become wanted while it loads. */
async function writeParts(files: LanguageFiles, formats: Formats): Promise<Partial<Parts>> {
  const wanted = [...wantedParts];
  const written = await Promise.all(
    wanted.map(async (part) => [part, (await files[part]())(formats)] as const),
  );
  if (wantedParts.size > wanted.length) return writeParts(files, formats);
  return Object.fromEntries(written);
}

/** What is shown; undefined before any texts are loaded. */
export const findShown = (): Shown | undefined => shown;

export function subscribeToTexts(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
