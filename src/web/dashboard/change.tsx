import { useDashboardTexts } from '../texts/use-texts.ts';
import type { ListSearch } from './list-of.ts';
import { NumberLink } from './number-link.tsx';

interface ChangeProps {
  now: number | null;
  /** Undefined: nothing is compared. Null: there was nothing to count. */
  before: number | null | undefined;
  write: (value: number) => string;
  /** The leads of the previous period. */
  list?: ListSearch | undefined;
}

/** How a number compares with the previous period. It does not say whether more is better. */
export function Change({ now, before, write, list }: ChangeProps) {
  const texts = useDashboardTexts();
  if (before === undefined || before === null) return null;
  const share = before === 0 || now === null ? undefined : now / before - 1;
  return (
    <span className="tabular-nums">
      <NumberLink list={list}>{texts.before(write(before))}</NumberLink>
      {share !== undefined && ` · ${say(share, texts)}`}
    </span>
  );
}

/** Below half a per cent nothing has changed. */
const LEAST = 0.005;

function say(share: number, texts: ReturnType<typeof useDashboardTexts>): string {
  if (Math.abs(share) < LEAST) return texts.noChange;
  return share > 0 ? texts.up(share) : texts.down(-share);
}
