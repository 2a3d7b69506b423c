import type { PlannerTexts } from '../../texts/texts.ts';
import type { MeetingEntry } from './meeting-entry.ts';

/** What is wrong with each field of the form of a meeting. */
export type Problems = Readonly<Partial<Record<'lead' | 'title' | 'start' | 'url', string>>>;

export function findProblems(
  { lead, title, date, time, url }: MeetingEntry,
  texts: PlannerTexts['form'],
): Problems {
  return {
    ...(!lead && { lead: texts.noLead }),
    ...(title.trim() === '' && { title: texts.noTitle }),
    ...((date === '' || time === '') && { start: texts.noTime }),
    ...(!isWebAddress(url.trim()) && { url: texts.badUrl }),
  };
}

const isWebAddress = (url: string): boolean =>
  url === '' || (/^https?:\/\//i.test(url) && URL.canParse(url));
