/** `npm run bench`: measures, prints tables, and writes the figures to a file if asked. */
import { writeFileSync } from 'node:fs';
import { measureArrival } from './arrival/measure-arrival.ts';
import { presentArrival } from './arrival/present-arrival.ts';
import { measureEngines, measureSeveral } from './engines/measure-engines.ts';
import { presentEngines } from './engines/present-engines.ts';
import { presentProcesses } from './engines/present-processes.ts';
import { openWorkbench, type Workbench } from './lib/workbench.ts';
import { describeMachine, presentMachine } from './lib/machine.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { planOf, type Plan } from './plan.ts';
import { measureExport } from './export/measure-export.ts';
import { presentExport } from './export/present-export.ts';
import { createFilledFolders, type FilledFolders } from './reading/filled-folders.ts';
import { measureReading } from './reading/measure-reading.ts';
import { presentReading } from './reading/present-reading.ts';
import { measureReceipt } from './receipt/measure-receipt.ts';
import { presentReceipt } from './receipt/present-receipt.ts';
import { measureScreens } from './screens/measure-screens.ts';
import { presentScreens } from './screens/present-screens.ts';
import { measureSync } from './sync/measure-sync.ts';
import { presentSync } from './sync/present-sync.ts';

async function main(options: Options): Promise<void> {
  const plan = planOf(options);
  const figures: Record<string, unknown> = {};
  const run = async <T>(
    name: string,
    measure: (workbench: Workbench) => T | Promise<T>,
    present: (measured: T) => string,
  ) => {
    const measured = await onNewWorkbench(options, measure);
    figures[name] = measured;
    console.log(`\n${present(measured)}`);
  };
  await run('machine', ({ folder }) => describeMachine(folder), presentMachine);
  await onNewWorkbench(options, async (workbench) => {
    const filled = createFilledFolders(workbench, options.keptDir);
    for (const part of options.parts) await measurements(plan, run, filled)[part]();
  });
  if (options.isQuick) console.log('\nA smoke run: these figures are worth nothing.');
  if (options.jsonFile !== undefined)
    writeFileSync(options.jsonFile, `${JSON.stringify(figures, undefined, 2)}\n`);
}

type Run = <T>(
  name: string,
  measure: (workbench: Workbench) => T | Promise<T>,
  present: (measured: T) => string,
) => Promise<void>;

const measurements = (plan: Plan, run: Run, filled: FilledFolders) => ({
  receipt: () =>
    run('receipt', (workbench) => measureReceipt(workbench, plan.receipt), presentReceipt),
  arrival: () =>
    run('arrival', (workbench) => measureArrival(workbench, plan.arrival), presentArrival),
  reading: () =>
    run('reading', (workbench) => measureReading(workbench, plan.reading, filled), presentReading),
  export: () =>
    run('export', (workbench) => measureExport(workbench, plan.export, filled), presentExport),
  screens: () =>
    run('screens', (workbench) => measureScreens(workbench, plan.screens), presentScreens),
  sync: () => run('sync', (workbench) => measureSync(workbench, plan.sync), presentSync),
  engines: () =>
    run('engines', (workbench) => measureEngines(workbench, plan.engines), presentEngines),
  processes: () =>
    run('processes', (workbench) => measureSeveral(workbench, plan.processes), presentProcesses),
});

async function onNewWorkbench<T>(
  options: Options,
  measure: (workbench: Workbench) => T | Promise<T>,
): Promise<T> {
  const workbench = openWorkbench(options);
  try {
    return await measure(workbench);
  } finally {
    await workbench.close();
  }
}

// Folders are removed at the exit.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

if (process.argv.includes('--help')) console.log(USAGE);
else
  try {
    await main(readOptions(process.argv.slice(2)));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
