import { ms, ratio, table, whole } from '../lib/table.ts';
import type { EnginesFigures } from './measure-engines.ts';

export function presentEngines({ plan, server, stores, processes }: EnginesFigures): string {
  const { leads, rounds, seconds, atOnce } = plan.stores;
  const perLead = (value: number | undefined) => (value === undefined ? '-' : ms(value));
  return [
    `Engines: LeadRabbit's storage and the driver alone, with ${whole(leads)} leads. Receipt in`,
    `${rounds} rounds of ${seconds} s in turns, ${atOnce} deliveries at once; lists of 50, one at a time.`,
    server === undefined ? 'MongoDB was not measured.' : `MongoDB is ${server}.`,
    '',
    table(
      ['', 'received per s', 'driver', 'of driver', 'list ms', 'driver', 'of driver'],
      stores.map(({ engine, receivedPerSecond: received, listMs: list }) => [
        engine,
        whole(received.leadrabbit),
        whole(received.bare),
        ratio(received.leadrabbit / received.bare),
        ms(list.leadrabbit),
        ms(list.bare),
        ratio(list.leadrabbit / list.bare),
      ]),
    ),
    '',
    `Processes on one database: ${whole(plan.processes.leads)} leads from the webhook to the CRM, and the time`,
    `from a change at the first process to its event at the last one, ${plan.processes.changes} times.`,
    '',
    table(
      ['', 'leads per s', 'CPU ms per lead', 'of the server', 'event ms', 'p95'],
      processes.map(({ engine, processes: count, eventMs, ...figures }) => [
        `${engine}, ${count} ${count === 1 ? 'process' : 'processes'}`,
        whole(figures.leadsPerSecond),
        perLead(figures.cpuMsPerLead),
        perLead(figures.serverCpuMsPerLead),
        ms(eventMs.median),
        ms(eventMs.p95),
      ]),
    ),
  ].join('\n');
}
