import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { OLD_LEADS_TAG, showOnDevice } from '../alerts/show-on-device.ts';
import type { Notice } from '../../contract/notice.ts';
import { useFormats, useNoticeTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { sayNotice } from './say-notice.ts';

/** If more notices than this come at once, one sentence tells of all. */
const MOST_TOLD = 2;

export interface NoticeTellerProps {
  /** They are told once each time that others come. */
  notices: readonly Notice[];
}

/** New leads are also told of by themselves: on the device, the two are one notification. */
function tagOf({ _id, kind, leadId }: Notice): string {
  if (kind === 'old-leads-assigned') return OLD_LEADS_TAG;
  return kind === 'lead-assigned' && leadId !== null ? leadId : _id;
}

/** Shows new notices on any screen, and on the device if the person has allowed it. */
export function NoticeTeller({ notices }: NoticeTellerProps) {
  const texts = useNoticeTexts();
  const { clock } = useFormats();
  const navigate = useNavigate();
  const told = useRef<readonly Notice[]>(undefined);
  useEffect(() => {
    if (told.current === notices) return;
    told.current = notices;
    const now = new Date();
    const say = (notice: Notice) => sayNotice(notice, texts, (moment) => clock(moment, now));
    const open = () => void navigate({ to: '/notices' });
    const sentences =
      notices.length > MOST_TOLD
        ? [{ text: texts.many(notices.length), tag: 'many' }]
        : notices.map((notice) => ({ text: say(notice), tag: tagOf(notice) }));
    for (const { text, tag } of sentences) {
      toast.info(text, { action: { label: texts.open, onPress: open } });
      void showOnDevice({ title: 'LeadRabbit', text, tag, onOpen: open });
    }
  }, [notices, texts, clock, navigate]);
  return null;
}
