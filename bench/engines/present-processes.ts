import { ms, table, whole } from '../lib/table.ts';
import type { OnEngines } from './measure-engines.ts';
import type { ProcessesFigures, ProcessesPlan } from './measure-processes.ts';
import { sayServer } from './present-engines.ts';

export function presentProcesses({
  plan,
  server,
  figures,
}: OnEngines<ProcessesPlan, ProcessesFigures>): string {
  const perLead = (value: number | undefined) => (value === undefined ? '-' : ms(value));
  return [
    `Processes on one database: ${whole(plan.leads)} leads from the webhook to the CRM, and the time`,
    `from a change at the first process to its event at the last one, ${plan.changes} times.`,
    sayServer(server),
    '',
    table(
      ['', 'leads per s', 'CPU ms per lead', 'of the server', 'event ms', 'p95'],
      figures.map(({ engine, processes, eventMs, ...each }) => [
        `${engine}, ${processes} ${processes === 1 ? 'process' : 'processes'}`,
        whole(each.leadsPerSecond),
        perLead(each.cpuMsPerLead),
        perLead(each.serverCpuMsPerLead),
        ms(eventMs.median),
        ms(eventMs.p95),
      ]),
    ),
  ].join('\n');
}
