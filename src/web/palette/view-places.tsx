import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { List } from 'lucide-react';
import { viewsQuery } from '../api/views.ts';
import { filtersOfView } from '../leads/lead-filters.ts';
import { viewName } from '../leads/view-name.ts';
import { usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { PaletteGroup } from './palette-group.tsx';
import { itemIcon, PaletteItem } from './palette-item.tsx';

/** The views of the lead list. */
export function ViewPlaces({ onClose }: { onClose: () => void }) {
  const { viewOf } = usePaletteTexts();
  const { views: texts } = useTexts().leads;
  const navigate = useNavigate();
  const { data: views = [] } = useQuery(viewsQuery);
  if (views.length === 0) return null;
  return (
    <PaletteGroup title={texts.title}>
      {views.map((view) => (
        <PaletteItem
          key={view._id}
          id={`view ${view._id}`}
          label={viewOf(viewName(view, texts))}
          icon={itemIcon(List)}
          onChoose={() => {
            onClose();
            void navigate({ to: '/user/allLeads', search: filtersOfView(view.query) });
          }}
        />
      ))}
    </PaletteGroup>
  );
}
