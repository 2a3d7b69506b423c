import type { Lead } from '../../contract/lead.ts';
import { openPalette } from '../palette/palette-store.ts';
import { useHotkeys, type Hotkeys } from '../ui/use-hotkeys.ts';
import { goToLeadField, LEAD_KEYS, pressLeadButton } from './lead-action.ts';
import { useMakeMine } from './use-make-mine.ts';

/** Single keys for everything that a person does with the open lead. */
export function useOpenLeadKeys(lead: Lead | undefined): void {
  const makeMine = useMakeMine(lead);
  const keys: Hotkeys = {
    [LEAD_KEYS.call]: () => pressLeadButton('call'),
    [LEAD_KEYS.whatsapp]: () => pressLeadButton('whatsapp'),
    [LEAD_KEYS.sms]: () => pressLeadButton('sms'),
    [LEAD_KEYS.mail]: () => pressLeadButton('mail'),
    [LEAD_KEYS.note]: () => goToLeadField('note'),
    [LEAD_KEYS.tag]: () => goToLeadField('tag'),
    [LEAD_KEYS.status]: () => openPalette('status'),
    [LEAD_KEYS.owner]: () => openPalette('owner'),
    [LEAD_KEYS.priority]: () => openPalette('priority'),
    [LEAD_KEYS.task]: () => openPalette('task'),
    [LEAD_KEYS.meeting]: () => openPalette('meeting'),
    [LEAD_KEYS.mine]: makeMine,
  };
  useHotkeys(lead ? keys : {});
}
