import type { Lead } from '../../contract/lead.ts';
import { useUser } from '../shell/use-user.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useChooseField } from './use-choose-field.ts';

/** Makes the person the owner of the lead. */
export function useMakeMine(lead: Lead | undefined): () => void {
  const { id } = useUser();
  const { owner } = useTexts().leads.work;
  const choose = useChooseField({ _id: lead?._id ?? '' });
  return () => {
    if (!lead || lead.ownerId === id) return;
    void choose({ ownerId: id, from: { ownerId: lead.ownerId } }, owner.label);
  };
}
