import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquareQuote } from 'lucide-react';
import { useState } from 'react';
import type { LeadDetails } from '../../contract/lead.ts';
import type { Template, TemplateChannel } from '../../contract/template.ts';
import { leadQuery } from '../api/leads.ts';
import { templatesQuery } from '../api/templates.ts';
import { useUser } from '../shell/use-user.ts';
import { useLeadExtrasTexts, useTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CHANNEL_ICONS } from './channel-icon.ts';
import { FillGaps } from './fill-gaps.tsx';
import { fillTemplate, textOf } from './fill-template.ts';
import { valueOf } from './placeholders.ts';
import { SendLink } from './send-link.tsx';
import { canReach, textLink } from './text-link.ts';
import { TextPreview } from './text-preview.tsx';

export interface SendTextDialogProps {
  leadId: string;
  /** The person has opened a message. */
  onContact: (channel: TemplateChannel) => void;
  onClose: () => void;
}

interface Chosen {
  readonly template: Template;
  readonly channel: TemplateChannel;
}

/** Chooses a text for a lead. If a value is missing, it asks for the value before the text is sent. */
export function SendTextDialog({ leadId, onContact, onClose }: SendTextDialogProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const { data: lead, error: leadError } = useQuery(leadQuery(leadId));
  const { data: templates, error } = useQuery(templatesQuery);
  const [chosen, choose] = useState<Chosen>();
  const failure = (lead ? undefined : leadError) ?? (templates ? undefined : error);
  const sent = (channel: TemplateChannel) => {
    onContact(channel);
    onClose();
  };
  return (
    <Dialog title={chosen?.template.name ?? texts.choose} isOpen onClose={onClose}>
      {failure && <Alert tone="danger">{texts.notLoaded(failure.message)}</Alert>}
      {!failure && !(lead && templates) && <Skeleton className="w-64" />}
      {lead && templates && !chosen && (
        <TemplateChoices lead={lead} templates={templates} onChoose={choose} onSent={sent} />
      )}
      {lead && chosen && (
        <FillGaps
          lead={lead}
          template={chosen.template}
          channel={chosen.channel}
          onBack={() => choose(undefined)}
          onSent={() => sent(chosen.channel)}
        />
      )}
    </Dialog>
  );
}

interface TemplateChoicesProps {
  lead: LeadDetails;
  templates: readonly Template[];
  onChoose: (chosen: Chosen) => void;
  onSent: (channel: TemplateChannel) => void;
}

function TemplateChoices({ lead, templates, onChoose, onSent }: TemplateChoicesProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const possible = templates.filter(({ channels }) =>
    channels.some((each) => canReach(each, lead)),
  );
  const manage = (
    <Button asChild look="ghost">
      <Link to="/settings/templates">{texts.manage}</Link>
    </Button>
  );
  if (possible.length === 0)
    return (
      <EmptyState icon={<MessageSquareQuote />} title={texts.none.title} actions={manage}>
        {templates.length === 0 ? texts.none.text : texts.nonePossible}
      </EmptyState>
    );
  return (
    <>
      <ul
        aria-label={texts.choose}
        className="grid divide-y divide-line rounded-xl border border-line"
      >
        {possible.map((template) => (
          <TemplateChoice
            key={template._id}
            lead={lead}
            template={template}
            onChoose={(channel) => onChoose({ template, channel })}
            onSent={onSent}
          />
        ))}
      </ul>
      <div className="flex justify-end">{manage}</div>
    </>
  );
}

interface TemplateChoiceProps {
  lead: LeadDetails;
  template: Template;
  onChoose: (channel: TemplateChannel) => void;
  onSent: (channel: TemplateChannel) => void;
}

/** A text as this lead would get it, with a button for each way to send it. */
function TemplateChoice({ lead, template, onChoose, onSent }: TemplateChoiceProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const { channels } = useTexts().leads.work;
  const me = useUser().name;
  const fill = (text: string) => fillTemplate(text, (name) => valueOf(name, lead, me));
  const pieces = fill(template.text);
  const text = textOf(pieces);
  const subject = textOf(fill(template.subject));
  return (
    <li className="grid gap-2 px-3.5 py-3">
      <div className="grid gap-0.5">
        <span dir="auto" className="font-medium [overflow-wrap:anywhere]">
          {template.name}
        </span>
        <TextPreview
          pieces={pieces}
          className="line-clamp-2 text-sm whitespace-normal! text-muted"
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {template.channels
          .filter((channel) => canReach(channel, lead))
          .map((channel) => {
            const label = texts.sendBy(template.name, channels[channel]);
            const isWhole = text !== undefined && (channel !== 'mail' || subject !== undefined);
            const href = isWhole
              ? textLink(channel, lead, { subject: subject ?? '', text })
              : undefined;
            const Icon = CHANNEL_ICONS[channel];
            const content = (
              <>
                <Icon className="size-3.5" aria-hidden="true" />
                {channels[channel]}
              </>
            );
            return href === undefined ? (
              <Button key={channel} aria-label={label} onClick={() => onChoose(channel)}>
                {content}
              </Button>
            ) : (
              <SendLink
                key={channel}
                channel={channel}
                href={href}
                label={label}
                onSent={() => onSent(channel)}
              >
                {content}
              </SendLink>
            );
          })}
      </div>
    </li>
  );
}
