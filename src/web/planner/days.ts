import type { PlannerTexts } from '../../texts/texts.ts';

const DAY_MS = 86_400_000;

/** The date some days after another one; both as `2026-12-01`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** `Today`, `Tomorrow`, `Yesterday`, or the weekday with its date. */
export function nameDay(
  date: string,
  today: string,
  { texts, weekday }: { texts: PlannerTexts; weekday: (date: string, today: string) => string },
): string {
  if (date === today) return texts.today;
  if (date === addDays(today, 1)) return texts.tomorrow;
  if (date === addDays(today, -1)) return texts.yesterday;
  return weekday(date, today);
}

/** Items by day, in the order in which the days come first. */
export function groupByDay<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => string,
): readonly { readonly day: string; readonly items: readonly Item[] }[] {
  const days = new Map<string, Item[]>();
  for (const item of items) {
    const day = dayOf(item);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }));
}
