import type { LeadDetails, LeadOrigin as Origin } from '../../contract/lead.ts';
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
        <Fact name="Partner">{origin?.partnerName}</Fact>
        <Fact name="Catalogue item">{origin?.retailerItemId}</Fact>
        <Fact name="Post">{origin?.post}</Fact>
        <Fact name="Vehicle">{origin?.vehicle}</Fact>
        <Fact name="Home">{origin?.homeListing}</Fact>
        <Fact name="Meta’s check">{origin?.submissionCheck}</Fact>
        <Fact name="Arrived by">{origin && VIA[origin.via]}</Fact>
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
