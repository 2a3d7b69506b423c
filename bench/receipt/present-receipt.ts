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
  const of = (name: Variant) => variants.find(({ variant }) => variant === name);
  const base = of('nothing-stored')?.perSecond.median ?? NaN;
  const shared = of('shared-commits')?.perSecond.median ?? NaN;
  const each = of('one-commit-each')?.perSecond.median ?? NaN;
  const settled = of('worker-on')?.settledPerSecond ?? NaN;
  return [
    `Receipt: signed deliveries of one new lead each, over ${plan.connections} connections,`,
    `${plan.rounds} rounds of ${plan.seconds} s in turns`,
    '',
    table(
      ['', 'per s', 'min', 'max', 'of nothing', 'ms', 'p99', 'server CPU', 'load CPU'],
      variants.map((figures) => row(figures, base)),
    ),
    '',
    `Sharing commits receives ${ratio(shared / each)} what one commit each does. The worker is on in`,
    `the last line only; it was through with ${whole(settled)} leads per s, receipt included.`,
    'Every acknowledged lead was found on disk.',
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
