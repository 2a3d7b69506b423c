import type { LucideProps } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { isCold } from './is-cold.ts';
import { useStages } from './use-stages.ts';

/** Few leads are cold. Without a network the words alone say it. */
const Snowflake = lazy(async () => {
  const loaded = await import('./snowflake.ts').catch(() => undefined);
  return { default: loaded?.Snowflake ?? ((_props: LucideProps) => null) };
});

interface ColdMarkProps {
  lead: Lead;
  /** Whether the words are shown beside the mark. Otherwise they are its tooltip. */
  hasWords?: boolean;
}

/** Marks a lead that nobody has changed for longer than its stage allows. */
export function ColdMark({ lead, hasWords = false }: ColdMarkProps) {
  const { cold } = useTexts().leads;
  const { stages } = useStages();
  const now = useNow();
  const stage = stages.find(({ id }) => id === lead.status);
  if (!stage || !isCold(lead, stage, now)) return null;
  return (
    <span className="flex shrink-0 items-center gap-1 text-xs text-blue" title={cold}>
      <Suspense fallback={<span className="size-3.5" />}>
        <Snowflake className="size-3.5" aria-hidden="true" />
      </Suspense>
      <span className={hasWords ? '' : 'sr-only'}>{cold}</span>
    </span>
  );
}
