import type { LeadDetails, LeadOrigin as Origin } from '../../contract/lead.ts';
import { duration, exactTime } from '../time/relative-time.ts';
import { SOURCE_NAMES } from './lead-source.ts';
import { Fact, Facts, PanelSection } from './panel-section.tsx';

const VIA = {
  webhook: 'Webhook, as it was sent',
  sync: 'Sync',
  'catch-up': 'Catch-up, after the webhook was missed',
};

/** Where the lead came from, as far as Meta says, and how it got here. */
export function LeadOrigin({ lead }: { lead: LeadDetails }) {
  const { origin, metaData, source } = lead;
  return (
    <PanelSection title="Where it came from">
      <Facts>
        <Fact name="Platform">{SOURCE_NAMES[metaData?.platform ?? source]}</Fact>
        <Fact name="Page">{named(origin?.pageName, metaData?.pageId)}</Fact>
        <Fact name="Form">{named(origin?.formName, metaData?.formId)}</Fact>
        <Fact name="Kind">{kindOf(origin)}</Fact>
        <Fact name="Campaign">{named(origin?.campaignName, origin?.campaignId)}</Fact>
        <Fact name="Ad set">{named(origin?.adsetName, origin?.adsetId)}</Fact>
        <Fact name="Ad">{named(origin?.adName, origin?.adId)}</Fact>
        <Fact name="Arrived by">{origin && VIA[origin.via]}</Fact>
        <Fact name="Sent">{timeOf(origin?.submittedAt ?? lead.createdAt)}</Fact>
        <Fact name="Received">{timeOf(origin?.receivedAt)}</Fact>
        <Fact name="Stored">{timeOf(origin?.storedAt)}</Fact>
        <Fact name="Took">{tookOf(origin)}</Fact>
        <Fact name="Lead id">{metaData?.leadId}</Fact>
      </Facts>
    </PanelSection>
  );
}

/** The name, with the id on hover; the id alone where Meta gave no name. */
function named(name = '', id = '') {
  if (name === '') return id;
  return <span title={id === '' ? undefined : `Id ${id}`}>{name}</span>;
}

function kindOf(origin: Origin | null) {
  if (!origin || origin.isOrganic === null) return null;
  return origin.isOrganic ? 'Organic, not through an ad' : 'Paid, through an ad';
}

function timeOf(iso: string | null | undefined) {
  if (!iso) return null;
  return (
    <time dateTime={iso} className="tabular-nums">
      {exactTime(new Date(iso))}
    </time>
  );
}

/** From Meta's hand into the list. */
function tookOf(origin: Origin | null) {
  if (!origin?.receivedAt || !origin.storedAt) return null;
  return duration(Date.parse(origin.storedAt) - Date.parse(origin.receivedAt));
}
