import { ms, ratio, table, whole } from '../lib/table.ts';
import type { OnEngines } from './measure-engines.ts';
import type { StoreFigures, StoresPlan } from './measure-stores.ts';

export function presentEngines({
  plan: { leads, rounds, seconds, atOnce },
  server,
  figures,
}: OnEngines<StoresPlan, StoreFigures>): string {
  return [
    `Engines: LeadRabbit's storage and the driver alone, with ${whole(leads)} leads. Receipt in`,
    `${rounds} rounds of ${seconds} s in turns, ${atOnce} deliveries at once; lists of 50, one at a time.`,
    sayServer(server),
    '',
    table(
      ['', 'received per s', 'driver', 'of driver', 'list ms', 'driver', 'of driver'],
      figures.map(({ engine, receivedPerSecond: received, listMs: list }) => [
        engine,
        whole(received.leadrabbit),
        whole(received.bare),
        ratio(received.leadrabbit / received.bare),
        ...(list
          ? [ms(list.leadrabbit), ms(list.bare), ratio(list.leadrabbit / list.bare)]
          : ['no answer', '-', '-']),
      ]),
    ),
  ].join('\n');
}

export const sayServer = (server: string | undefined): string =>
  server === undefined ? 'MongoDB was not measured.' : `MongoDB is ${server}.`;
