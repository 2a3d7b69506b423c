import type { LeadSource } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';

/** Where a lead came from, as an icon and a word. */
export const SourceLabel = ({ source }: { source: LeadSource }) => (
  <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
    <PlatformGlyph source={source} className="text-faint" />
    {useTexts().leads.sources[source]}
  </span>
);
