import { useQuery } from '@tanstack/react-query';
import { savedViews, viewsQuery } from '../api/views.ts';
import { useLeadToolTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ViewEntry } from './view-entry.tsx';

/** The views that somebody has saved: their own, and those that others share. */
export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const { manageViews: texts } = useLeadToolTexts();
  const { data: views = [] } = useQuery(viewsQuery);
  const saved = savedViews(views);
  return (
    <Dialog title={texts.title} isOpen isWide onClose={onClose}>
      <p className="pt-1 text-sm text-muted">{saved.length === 0 ? texts.none : texts.text}</p>
      <ul className="divide-y divide-line pt-2">
        {saved.map((view, place) => (
          <ViewEntry key={view._id} view={view} place={place} count={saved.length} />
        ))}
      </ul>
    </Dialog>
  );
}
