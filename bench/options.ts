import { join } from 'node:path';
import { parseArgs } from 'node:util';

export const PARTS = [
  'receipt',
  'arrival',
  'reading',
  'export',
  'screens',
  'sync',
  'engines',
  'processes',
] as const;
export type PartName = (typeof PARTS)[number];

export interface Options {
  /** Only shows that everything runs. The figures mean nothing. */
  readonly isQuick: boolean;
  readonly parts: readonly PartName[];
  /** Leads in the big list. */
  readonly leads: number;
  /** The folder under which databases are made: its disk is what is measured. */
  readonly dataDir: string;
  /** The folder in which big databases stay for further runs. */
  readonly keptDir: string | undefined;
  readonly jsonFile: string | undefined;
  /** Where CPU profiles of the servers go. */
  readonly profileDir: string | undefined;
}

export const USAGE = `npm run bench -- [options]

  --quick           a smoke run; its figures are worth nothing
  --only PARTS      some of ${PARTS.join(',')}
  --leads N         leads in the big list (100000)
  --data-dir DIR    where databases are made, and removed again (data)
  --keep DIR        keeps the big database of reading and export there, and uses it in further runs
  --json FILE       the figures as JSON as well
  --profile DIR     CPU profiles of the servers, which slows them down`;

/** @throws with a sentence that says what is wrong */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: PARTS.join(',') },
      leads: { type: 'string' },
      'data-dir': { type: 'string', default: join(import.meta.dirname, '../data') },
      keep: { type: 'string' },
      json: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const leads = Number(values.leads ?? (values.quick ? 1_000 : 100_000));
  if (!Number.isSafeInteger(leads) || leads < 100) throw new Error('--leads takes 100 or more.');
  return {
    isQuick: values.quick,
    parts: values.only.split(',').map(toPart),
    leads,
    dataDir: values['data-dir'],
    keptDir: values.keep,
    jsonFile: values.json,
    profileDir: values.profile,
  };
}

function toPart(name: string): PartName {
  const part = PARTS.find((each) => each === name);
  if (part === undefined) throw new Error(`--only takes ${PARTS.join(', ')}; ${name} is none.`);
  return part;
}
