import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LeadList } from '../../contract/lead.ts';
import { request } from '../api/request.ts';
import { leadName, shownPhone } from '../leads/lead-name.ts';
import { usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { PaletteGroup } from './palette-group.tsx';
import { itemIcon, PaletteItem } from './palette-item.tsx';

const MOST = 7;
const PAUSE_MS = 150;

/** The leads that the server finds for what is typed. */
export function FoundLeads({ text, onClose }: { text: string; onClose: () => void }) {
  const texts = usePaletteTexts();
  const { noName } = useTexts().leads;
  const navigate = useNavigate();
  const q = usePaused(text.trim());
  const { data, error, isFetching } = useQuery({
    queryKey: ['palette', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ q, limit: String(MOST) });
      return request<LeadList>(`/api/leads?${query.toString()}`, { signal });
    },
  });
  if (q === '') return null;
  if (error)
    return (
      <p role="alert" className="px-2 py-2 text-sm text-danger-text">
        {texts.notFound(error.message)}
      </p>
    );
  if (!data) return isFetching ? <Command.Loading>{texts.searching}</Command.Loading> : null;
  if (data.leads.length === 0) return null;
  return (
    <PaletteGroup title={texts.leads}>
      {data.leads.map((lead) => {
        const name = leadName(lead, noName);
        const contact = [lead.email, shownPhone(lead)].filter((each) => each !== name && each);
        return (
          <PaletteItem
            key={lead._id}
            id={`lead ${lead._id}`}
            label={name}
            // The server has found it, maybe by an answer that is not shown here.
            keywords={[text]}
            icon={itemIcon(UserRound)}
            detail={contact.join(' · ')}
            onChoose={() => {
              onClose();
              void navigate({
                to: '/user/allLeads/$leadId',
                params: { leadId: lead._id },
                search: true,
              });
            }}
          />
        );
      })}
    </PaletteGroup>
  );
}

/** The value once it has not changed for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
