import type { LeadSource } from '../../contract/lead.ts';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';
import { SOURCE_NAMES } from './lead-source.ts';

/** Where a lead came from, as a sign and a word. */
export const SourceLabel = ({ source }: { source: LeadSource }) => (
  <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
    <PlatformGlyph source={source} className="text-faint" />
    {SOURCE_NAMES[source]}
  </span>
);
