import { ms, ratio, table, whole } from '../lib/table.ts';
import { presentDashboard } from './present-dashboard.ts';
import type { ReadingFigures } from './measure-reading.ts';

export function presentReading({
  plan,
  fillMs,
  takingIn,
  queries,
  dashboard,
}: ReadingFigures): string {
  const { smallLeads, bigLeads, requests } = plan;
  const [small, big] = [whole(smallLeads), whole(bigLeads)];
  return [
    `Reading: GET /api/leads and /api/board with ${small} and with ${big} leads, one at a time,`,
    `${requests} requests each in turns, ms`,
    '',
    table(
      ['', `rows`, `at ${small}`, 'p95', 'rows', `at ${big}`, 'p95', 'big : small', 'of p95'],
      queries.map((query) => [
        query.name,
        whole(query.small.rows),
        ms(query.small.medianMs),
        ms(query.small.p95Ms),
        whole(query.big.rows),
        ms(query.big.medianMs),
        ms(query.big.p95Ms),
        ratio(query.big.medianMs / query.small.medianMs),
        ratio(query.big.p95Ms / query.small.p95Ms),
      ]),
    ),
    '',
    `Recording the ${big} leads took ${(fillMs / 1000).toFixed(1)} s.`,
    `Taking leads in: ${whole(takingIn.emptyPerSecond)} per second in an empty CRM, ` +
      `${whole(takingIn.bigPerSecond)} with ${big} leads: ${ratio(takingIn.bigPerSecond / takingIn.emptyPerSecond)}.`,
    '',
    presentDashboard(dashboard),
  ].join('\n');
}
