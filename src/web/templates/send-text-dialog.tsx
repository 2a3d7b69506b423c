import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquareQuote } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
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
import { Kbd } from '../ui/kbd.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { isHotkey } from '../ui/use-hotkeys.ts';
import { CHANNEL_ICONS } from './channel-icon.ts';
import { FillGaps } from './fill-gaps.tsx';
import { fillTemplate, textOf } from './fill-template.ts';
import { valueOf } from './placeholders.ts';
import { SendLink } from './send-link.tsx';
import { canReach, textLink } from './text-link.ts';
import { TextPreview } from './text-preview.tsx';

export interface SendTextDialogProps {
  leadId: string;
  /** The place of the text that has the focus at first, so that Enter sends it. */
  first: number;
  /** The person has opened a message. */
  onContact: (channel: TemplateChannel) => void;
  onClose: () => void;
}

/** One digit has room for so many. */
const MOST_NUMBERS = 9;

interface Chosen {
  readonly template: Template;
  readonly channel: TemplateChannel;
}

/** Chooses a text for a lead. If a value is missing, it asks for the value before the text is sent. */
export function SendTextDialog({ leadId, first, onContact, onClose }: SendTextDialogProps) {
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
        <TemplateChoices
          lead={lead}
          templates={templates}
          first={first}
          onChoose={choose}
          onSent={sent}
        />
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
  first: number;
  onChoose: (chosen: Chosen) => void;
  onSent: (channel: TemplateChannel) => void;
}

/** The texts that can be sent. A digit goes to the text with that number. */
function TemplateChoices({ lead, templates, first, onChoose, onSent }: TemplateChoicesProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const focus = (index: number) =>
      list.current?.children[index]?.querySelector<HTMLElement>('a[href], button')?.focus();
    focus(first);
    const press = (event: KeyboardEvent) => {
      if (isHotkey(event) && /^[1-9]$/.test(event.key)) focus(Number(event.key) - 1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [first]);
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
        ref={list}
        aria-label={texts.choose}
        className="grid divide-y divide-line rounded-xl border border-line"
      >
        {possible.map((template, index) => (
          <TemplateChoice
            key={template._id}
            number={index + 1}
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
  number: number;
  lead: LeadDetails;
  template: Template;
  onChoose: (channel: TemplateChannel) => void;
  onSent: (channel: TemplateChannel) => void;
}

/** A text as this lead would get it, with a button for each way to send it. */
function TemplateChoice({ number, lead, template, onChoose, onSent }: TemplateChoiceProps) {
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
        <span className="flex items-start gap-2">
          <span dir="auto" className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
            {template.name}
          </span>
          {number <= MOST_NUMBERS && (
            <span aria-hidden="true" className="pointer-coarse:hidden">
              <Kbd>{number}</Kbd>
            </span>
          )}
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
