import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import { TriangleAlert } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { noticeDeletion, type DeletionNotice } from '../delivery/deletion-notice.ts';
import { useNow } from '../time/use-now.ts';

/** The oldest lead that only Meta has, while there is time to fetch it. */
export function OldestGap({ gap }: { gap: ConnectedPage['oldestGap'] }) {
  const now = useNow();
  const { day } = useFormats();
  const { connectors: texts, delivery } = useAdminTexts();
  const deletion = gap && noticeDeletion(gap.unreadableFrom, now);
  if (!deletion) return null;
  const sayDeletion = ({ moment, days }: DeletionNotice) =>
    days === undefined
      ? delivery.facts.deleted(day(moment, now))
      : delivery.facts.deletes(day(moment, now), days);
  return (
    <p className="flex gap-2 text-sm text-warn">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="text-pretty">
        {texts.oldestGap(day(new Date(gap.sentAt), now))} {sayDeletion(deletion)}.
      </span>
    </p>
  );
}
