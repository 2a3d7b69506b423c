import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { leadName } from '../leads/lead-name.ts';
import { useArrivals } from '../live/live-context.ts';
import { useTexts } from '../texts/use-texts.ts';
import { readAlertSettings } from './alert-settings.ts';
import { ring } from './ring.ts';
import { OLD_LEADS_TAG, showOnDevice, tellSeen } from './show-on-device.ts';
import { sortArrivals } from './sort-arrivals.ts';

/** If more leads than this come at once, one sentence tells of all. */
const MOST_NAMED = 2;

/** Old leads are told together when no more have come for this time, in ms. */
const SETTLED_MS = 5_000;

/** Old leads that come within this time of each other are of one sync, in ms. */
const SAME_SYNC_MS = 2 * 60_000;

/** Tells of new leads by a sound and by notifications of the browser, as the person wants. */
export function NewLeadWatch() {
  const { arrivals, noName, sources } = useTexts().leads;
  const navigate = useNavigate();
  const showOld = useSettledCount((count) =>
    tell({
      text: arrivals.oldLeads(count),
      tag: OLD_LEADS_TAG,
      onOpen: () => void navigate({ to: '/user/allLeads' }),
    }),
  );
  useEffect(tellSeen, []);
  useArrivals((leads) => {
    const { fresh, old } = sortArrivals(leads, new Date());
    showOld(old.length);
    if (fresh.length === 0) return;
    if (readAlertSettings().sound) ring().catch(() => {});
    if (fresh.length > MOST_NAMED) {
      tell({
        text: arrivals.newLeads(fresh.length),
        tag: 'new-leads',
        onOpen: () => void navigate({ to: '/user/allLeads' }),
      });
      return;
    }
    for (const lead of fresh)
      tell({
        text: arrivals.announce(leadName(lead, noName), sources[lead.source]),
        tag: lead._id,
        onOpen: () => void navigate({ to: '/user/allLeads/$leadId', params: { leadId: lead._id } }),
      });
  });
  return null;
}

interface Told {
  readonly text: string;
  readonly tag: string;
  readonly onOpen: () => void;
}

function tell(told: Told): void {
  if (readAlertSettings().notification)
    showOnDevice({ title: 'LeadRabbit', ...told }).catch(() => {});
}

/**
 * Adds up counts, and reports their sum when no more come. A long sync pauses now and then: its later reports count what
 * its earlier ones have told, because they take their place.
 */
function useSettledCount(report: (count: number) => void): (count: number) => void {
  const latest = useRef(report);
  const sum = useRef(0);
  const lastAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = report;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return (count) => {
    if (count === 0) return;
    const now = Date.now();
    if (now - lastAt.current > SAME_SYNC_MS) sum.current = 0;
    lastAt.current = now;
    sum.current += count;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(sum.current), SETTLED_MS);
  };
}
