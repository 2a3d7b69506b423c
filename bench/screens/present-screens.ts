import { ms, ratio, table, whole } from '../lib/table.ts';
import type { ScreensFigures } from './measure-screens.ts';

export function presentScreens(figures: ScreensFigures): string {
  const { plan, screens, webhooksAlone: alone, webhooksBesideScreens: beside } = figures;
  const { leads, pages, formsPerPage } = plan.size;
  return [
    `Screens: ${whole(leads)} leads, ${whole(pages)} Pages with ${formsPerPage} forms each,`,
    `${plan.requests} requests each, one at a time; "longest turn" is the most CPU time`,
    'that one turn of the event loop took, "others wait" the longest that a request beside them took, ms',
    '',
    table(
      ['', 'median', 'kB', 'longest turn', 'others wait'],
      screens.map(({ name, medianMs, bytes, turnMs, stallMs }) => [
        name,
        ms(medianMs),
        whole(bytes / 1000),
        ms(turnMs),
        ms(stallMs),
      ]),
    ),
    '',
    `${whole(plan.webhooks)} webhooks, one at a time, ms`,
    '',
    table(
      ['', 'median', 'p99'],
      [
        ['alone', ms(alone.medianMs), ms(alone.p99Ms)],
        ['while every screen is read', ms(beside.medianMs), ms(beside.p99Ms)],
        ['ratio', ratio(beside.medianMs / alone.medianMs), ratio(beside.p99Ms / alone.p99Ms)],
      ],
    ),
  ].join('\n');
}
