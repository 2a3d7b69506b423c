import { ms, ratio, table } from '../lib/table.ts';
import type { ArrivalDelays, ArrivalFigures } from './measure-arrival.ts';

export function presentArrival({ plan, alone, besideHanging }: ArrivalFigures): string {
  const row = (name: string, { leads, medianMs, p95Ms, maxMs }: ArrivalDelays) => [
    name,
    String(leads),
    ms(medianMs),
    ms(p95Ms),
    ms(maxMs),
  ];
  return [
    'Arrival: from the form at the Meta emulator to the event on the screen,',
    `${plan.perSecond} leads per second for ${plan.seconds} s, ms`,
    '',
    table(
      ['', 'leads', 'median', 'p95', 'max'],
      [
        row('a lead', alone),
        row(`while ${plan.hangingPages} other Pages hang`, besideHanging),
        [
          'ratio',
          '',
          ratio(besideHanging.medianMs / alone.medianMs),
          ratio(besideHanging.p95Ms / alone.p95Ms),
          ratio(besideHanging.maxMs / alone.maxMs),
        ],
      ],
    ),
  ].join('\n');
}
