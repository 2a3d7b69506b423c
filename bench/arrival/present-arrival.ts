import { ms, table } from '../lib/table.ts';
import type { ArrivalFigures } from './measure-arrival.ts';

export function presentArrival({ plan, leads, medianMs, p95Ms, maxMs }: ArrivalFigures): string {
  return [
    'Arrival: from the form at the Meta emulator to the event on the screen,',
    `${plan.perSecond} leads per second for ${plan.seconds} s, ms`,
    '',
    table(
      ['', 'leads', 'median', 'p95', 'max'],
      [['a lead', String(leads), ms(medianMs), ms(p95Ms), ms(maxMs)]],
    ),
  ].join('\n');
}
