import { useSyncExternalStore } from 'react';
import type { Formats } from '../../texts/formats.ts';
import type {
  AccessTexts,
  AdminTexts,
  BasicTexts,
  BoardTexts,
  PaletteTexts,
  DashboardTexts,
  NoticeTexts,
  PlannerTexts,
  LeadExtrasTexts,
  LeadHistoryTexts,
  LeadToolTexts,
  ProfileTexts,
  Texts,
} from '../../texts/texts.ts';
import type { LanguageSetting } from './language-setting.ts';
import { findShown, setLanguage, subscribeToTexts, type Part } from './texts-store.ts';

function useShown() {
  const shown = useSyncExternalStore(subscribeToTexts, findShown);
  if (!shown) throw new Error('The texts are not loaded yet.');
  return shown;
}

function usePart<Name extends Part>(part: Name) {
  const texts = useShown().parts[part];
  if (!texts) throw new Error(`The texts of the part ${part} are not loaded.`);
  return texts;
}

/** What the screens behind the sign-in say, in the language of the person who reads it. */
export const useTexts = (): Texts => usePart('all');

/** What is said on the screens on which a person gets access or a new password. */
export const useAccessTexts = (): AccessTexts => usePart('access');

/** What the screens of admins say. */
export const useAdminTexts = (): AdminTexts => usePart('admin');

/** What the board says. */
export const useBoardTexts = (): BoardTexts => usePart('board');

/** What is said about meetings and tasks. */
export const usePlannerTexts = (): PlannerTexts => usePart('planner');

/** What the command palette says. */
export const usePaletteTexts = (): PaletteTexts => usePart('palette');
/** What the dashboard says. */
export const useDashboardTexts = (): DashboardTexts => usePart('dashboard');
/** What a person is told. */
export const useNoticeTexts = (): NoticeTexts => usePart('notices');

/** What the screen of one's own account says. */
export const useProfileTexts = (): ProfileTexts => usePart('profile');

/** What the timeline of a lead says, and the question after a call. */
export const useLeadHistoryTexts = (): LeadHistoryTexts => usePart('history');

/** What belongs to a lead and is loaded when a person gets to it. */
export const useLeadExtrasTexts = (): LeadExtrasTexts => usePart('extras');

/** The texts for changes of many leads, columns and views. */
export const useLeadToolTexts = (): LeadToolTexts => usePart('tools');

/** What is said on screens before the sign-in, and by controls that are on every screen. */
export const useBasicTexts = (): BasicTexts => useShown().basics;

/** How numbers, lists and times are written for the person who reads them, in their time zone. */
export const useFormats = (): Formats => useShown().formats;

/** The chosen language, and how to change it. The change throws if the language cannot be loaded. */
export const useLanguage = (): [LanguageSetting, (setting: LanguageSetting) => Promise<void>] => [
  useShown().setting,
  setLanguage,
];
