import { useEffect, useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useChooseField } from '../leads/use-choose-field.ts';
import { useUser } from '../shell/use-user.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Makes the person the owner of the lead, at once. */
export function MakeMine({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const { id } = useUser();
  const { owner } = useTexts().leads.work;
  const choose = useChooseField(lead);
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    onDone();
    const { ownerId } = lead;
    if (ownerId !== id) void choose({ ownerId: id, from: { ownerId } }, owner.label);
  }, [lead, id, owner, choose, onDone]);
  return null;
}
