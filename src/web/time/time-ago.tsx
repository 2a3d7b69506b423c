import { useFormats } from '../texts/use-texts.ts';
import { useNow } from './use-now.ts';

/** How long ago a moment was, with the exact time on hover. */
export function TimeAgo({ iso, className }: { iso: string; className?: string }) {
  const { ago, exact } = useFormats();
  const now = useNow();
  const moment = new Date(iso);
  return (
    <time dateTime={iso} title={exact(moment)} className={className}>
      {ago(moment, now)}
    </time>
  );
}
