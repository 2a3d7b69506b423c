import type { LeadDetails, LeadOrigin as Origin } from '../../contract/lead.ts';
import type { Texts } from '../../texts/texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Fact, Facts, PanelSection } from './panel-section.tsx';

/** Where the lead came from, as far as Meta says, and how it got here. */
export function LeadOrigin({ lead }: { lead: LeadDetails }) {
  const { origin, metaData, source } = lead;
  const { sources, details } = useTexts().leads;
  const texts = details.origin;
  const named = (name = '', id = '') => writeNamed(name, id, texts);
  return (
    <PanelSection title={texts.title}>
      <Facts>
        <Fact name={texts.platform}>{sources[metaData?.platform ?? source]}</Fact>
        <Fact name={texts.page}>{named(origin?.pageName, metaData?.pageId)}</Fact>
        <Fact name={texts.form}>{named(origin?.formName, metaData?.formId)}</Fact>
        <Fact name={texts.kind}>{kindOf(origin, texts)}</Fact>
        <Fact name={texts.campaign}>{named(origin?.campaignName, origin?.campaignId)}</Fact>
        <Fact name={texts.adSet}>{named(origin?.adsetName, origin?.adsetId)}</Fact>
        <Fact name={texts.ad}>{named(origin?.adName, origin?.adId)}</Fact>
        <Fact name={texts.partner}>{origin?.partnerName}</Fact>
        <Fact name={texts.catalogueItem}>{origin?.retailerItemId}</Fact>
        <Fact name={texts.post}>{origin?.post}</Fact>
        <Fact name={texts.vehicle}>{origin?.vehicle}</Fact>
        <Fact name={texts.home}>{origin?.homeListing}</Fact>
        <Fact name={texts.metaCheck}>{origin?.submissionCheck}</Fact>
        <Fact name={texts.arrivedBy}>{origin && texts.via[origin.via]}</Fact>
        <Fact name={texts.leadId}>{metaData?.leadId}</Fact>
      </Facts>
    </PanelSection>
  );
}

type OriginTexts = Texts['leads']['details']['origin'];

/** The name, with the id on hover; the id alone if Meta gave no name. */
function writeNamed(name: string, id: string, texts: OriginTexts) {
  if (name === '') return id;
  return <span title={id === '' ? undefined : texts.id(id)}>{name}</span>;
}

function kindOf(origin: Origin | null, texts: OriginTexts) {
  if (!origin || origin.isOrganic === null) return null;
  return origin.isOrganic ? texts.organic : texts.paid;
}
