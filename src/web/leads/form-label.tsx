import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { PlatformGlyph } from '../ui/platform-glyph.tsx';

/** The form that the person sent, with the platform as an icon; without a form, where the lead came from. */
export function FormLabel({ lead: { source, formName } }: { lead: Lead }) {
  const { sources } = useTexts().leads;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-muted" title={formName}>
      <PlatformGlyph source={source} className="shrink-0 text-faint" />
      {formName !== '' && <span className="sr-only">{sources[source]}: </span>}
      <span dir="auto" className="truncate">
        {formName || sources[source]}
      </span>
    </span>
  );
}
