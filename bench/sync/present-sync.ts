import { ms, table } from '../lib/table.ts';
import type { SyncFigures } from './measure-sync.ts';

export function presentSync(figures: SyncFigures): string {
  const { plan, leads, calls, elapsedMs, ratio, serverCpuMs, metaCpuMs } = figures;
  return [
    `Sync: leads that no webhook brought, while Meta takes ${plan.callMs} ms for each call`,
    '',
    table(
      ['', 'leads', 'calls', 'calls alone, ms', 'sync, ms', 'ratio', 'CPU, ms', 'CPU of Meta, ms'],
      [
        [
          'one form',
          String(leads),
          String(calls),
          ms(calls * plan.callMs),
          ms(elapsedMs),
          ratio.toFixed(2),
          serverCpuMs === undefined ? '?' : ms(serverCpuMs),
          metaCpuMs === undefined ? '?' : ms(metaCpuMs),
        ],
      ],
    ),
  ].join('\n');
}
