import { ms, ratio, table, whole } from '../lib/table.ts';
import type { DashboardFigures } from './measure-dashboard.ts';

export const presentDashboard = ({ countingMs, ranges }: DashboardFigures): string =>
  [
    'Dashboard: GET /api/dashboard with as many days before, one at a time, ms',
    '',
    table(
      ['', 'leads', 'small', 'p95', 'leads', 'big', 'p95', 'big : small'],
      ranges.map(({ name, small, big }) => [
        name,
        whole(small.leads),
        ms(small.medianMs),
        ms(small.p95Ms),
        whole(big.leads),
        ms(big.medianMs),
        ms(big.p95Ms),
        ratio(big.medianMs / small.medianMs),
      ]),
    ),
    '',
    `Counting the leads that had not been counted yet took ${(countingMs / 1000).toFixed(1)} s.`,
  ].join('\n');
