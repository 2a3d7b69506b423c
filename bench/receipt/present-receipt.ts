import { ms, percent, ratio, table, whole } from '../lib/table.ts';
import type { ReceiptFigures, VariantFigures } from './measure-receipt.ts';
import type { Variant } from './variant.ts';

const NAMES: Readonly<Record<Variant, string>> = {
  'nothing-stored': 'nothing stored',
  'shared-commits': 'on disk, shared commits',
  'one-commit-each': 'on disk, one commit each',
  'worker-on': 'the whole LeadRabbit',
};

export function presentReceipt({ plan, variants }: ReceiptFigures): string {
  const base =
    variants.find(({ variant }) => variant === 'nothing-stored')?.perSecond.median ?? NaN;
  const shared = variants.find(({ variant }) => variant === 'shared-commits')?.perSecond.median;
  const each = variants.find(({ variant }) => variant === 'one-commit-each')?.perSecond.median;
  return [
    `Receipt: signed deliveries of one new lead each, over ${plan.connections} connections,`,
    `${plan.rounds} rounds of ${plan.seconds} s in turns`,
    '',
    table(
      ['', 'per s', 'min', 'max', 'of nothing', 'ms', 'p99', 'server CPU', 'load CPU'],
      variants.map((figures) => row(figures, base)),
    ),
    '',
    `Sharing commits receives ${ratio((shared ?? NaN) / (each ?? NaN))} what one commit each does.`,
    'The worker is off but in the last line. Every acknowledged lead was found on disk.',
  ].join('\n');
}

function row(figures: VariantFigures, base: number): string[] {
  const { variant, perSecond, medianMs, p99Ms, serverCpus, loadCpus } = figures;
  return [
    NAMES[variant],
    whole(perSecond.median),
    whole(perSecond.min),
    whole(perSecond.max),
    ratio(perSecond.median / base),
    ms(medianMs),
    ms(p99Ms),
    percent(serverCpus),
    percent(loadCpus),
  ];
}
