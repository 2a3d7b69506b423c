import { ms, ratio, table, whole } from '../lib/table.ts';
import type { ExportFigures } from './measure-export.ts';

const megabytes = (bytes: number): string => whole(bytes / 2 ** 20);

export function presentExport({ plan, idleBytes, exports }: ExportFigures): string {
  return [
    `Export: GET /api/leads/export.csv with ${whole(plan.leads)} leads, one after another.`,
    `The server has ${megabytes(idleBytes)} MiB for itself while it does nothing.`,
    '',
    table(
      ['', 'leads', 'seconds', 'file, MiB', 'most memory, MiB', 'of idle', 'others wait, ms'],
      exports.map((one, index) => [
        `export ${index + 1}`,
        whole(one.leads),
        (one.ms / 1000).toFixed(1),
        megabytes(one.bytes),
        megabytes(one.mostBytes),
        ratio(one.ratio),
        ms(one.othersWaitMs),
      ]),
    ),
  ].join('\n');
}
