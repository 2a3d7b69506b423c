import type { LeadDetails } from '../../contract/lead.ts';
import { LeadConsents } from './lead-consents.tsx';
import { LeadJourney } from './lead-journey.tsx';

/** What the person agreed to when they sent the form, and how the lead came here. */
export const LeadArrival = ({ lead }: { lead: LeadDetails }) => (
  <>
    {lead.disclaimers.length > 0 && <LeadConsents disclaimers={lead.disclaimers} />}
    <LeadJourney lead={lead} />
  </>
);
