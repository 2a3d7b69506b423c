import { Pencil, Trash2 } from 'lucide-react';
import type { Template } from '../../contract/template.ts';
import { useLeadExtrasTexts, useTexts } from '../texts/use-texts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CHANNEL_ICONS } from './channel-icon.ts';
import { toShown } from './placeholders.ts';

interface TemplateEntryProps {
  template: Template;
  onChange: () => void;
  onRemove: () => void;
}

/** One template: what it says and by which ways it can be sent. */
export function TemplateEntry({ template, onChange, onRemove }: TemplateEntryProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const { channels } = useTexts().leads.work;
  return (
    <li className="flex items-start gap-3 py-3 pr-3 pl-4">
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span dir="auto" className="text-base font-medium [overflow-wrap:anywhere]">
            {template.name}
          </span>
          <span className="flex flex-wrap gap-x-2.5 text-xs text-muted">
            {template.channels.map((channel) => {
              const Icon = CHANNEL_ICONS[channel];
              return (
                <span key={channel} className="inline-flex items-center gap-1">
                  <Icon className="size-3.5 text-faint" aria-hidden="true" />
                  {channels[channel]}
                </span>
              );
            })}
          </span>
        </div>
        <p
          dir="auto"
          className="line-clamp-3 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap text-muted"
        >
          {toShown(template.text, texts.placeholders)}
        </p>
      </div>
      {template.mayChange && (
        <div className="flex shrink-0 gap-1">
          <IconButton label={texts.change(template.name)} onClick={onChange}>
            <Pencil className="size-4" />
          </IconButton>
          <IconButton label={texts.remove(template.name)} onClick={onRemove}>
            <Trash2 className="size-4" />
          </IconButton>
        </div>
      )}
    </li>
  );
}
