import { useRef, useState, type SubmitEvent } from 'react';
import type { LeadDetails } from '../../contract/lead.ts';
import type { Template, TemplateChannel } from '../../contract/template.ts';
import { useUser } from '../shell/use-user.ts';
import { useLeadExtrasTexts, useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { CHANNEL_ICONS } from './channel-icon.ts';
import { fillTemplate, gapsOf, textOf } from './fill-template.ts';
import { shownName, valueOf } from './placeholders.ts';
import { SendLink } from './send-link.tsx';
import { textLink } from './text-link.ts';
import { TextPreview } from './text-preview.tsx';

interface FillGapsProps {
  lead: LeadDetails;
  template: Template;
  channel: TemplateChannel;
  onBack: () => void;
  onSent: () => void;
}

/** Asks for the values that the lead does not have. The text is sent only without gaps. */
export function FillGaps({ lead, template, channel, onBack, onSent }: FillGapsProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const { channels } = useTexts().leads.work;
  const me = useUser().name;
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);

  const known = (name: string) => valueOf(name, lead, me);
  const all = (name: string) => known(name) || (entered[name] ?? '').trim();
  const usedTexts = channel === 'mail' ? [template.subject, template.text] : [template.text];
  const gaps = gapsOf(...usedTexts.map((text) => fillTemplate(text, known)));
  const [pieces, subjectPieces] = [template.text, template.subject].map((text) =>
    fillTemplate(text, all),
  );
  const text = textOf(pieces ?? []);
  const subject = channel === 'mail' ? textOf(subjectPieces ?? []) : '';
  const isWhole = text !== undefined && subject !== undefined;
  const href = isWhole ? textLink(channel, lead, { subject, text }) : undefined;
  const Icon = CHANNEL_ICONS[channel];
  const content = (
    <>
      <Icon className="size-3.5" aria-hidden="true" />
      {texts.open(channels[channel])}
    </>
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const missing = gaps.findIndex((name) => all(name) === '');
    if (missing >= 0) form.current?.querySelectorAll('input')[missing]?.focus();
    else form.current?.querySelector<HTMLAnchorElement>('a[href]')?.click();
  };
  return (
    <form ref={form} className="grid gap-4" noValidate onSubmit={submit}>
      <p className="text-sm text-pretty text-muted">{texts.fillIn}</p>
      {gaps.map((name, index) => (
        <Field
          key={name}
          label={shownName(name, texts.placeholders)}
          autoComplete="off"
          maxLength={200}
          // The window has just opened for this field.
          autoFocus={index === 0}
          value={entered[name] ?? ''}
          error={isTried && all(name) === '' ? texts.isMissing : undefined}
          onChange={({ target }) => setEntered((before) => ({ ...before, [name]: target.value }))}
        />
      ))}
      <div className="grid gap-1.5 rounded-lg bg-hover px-3.5 py-3 text-sm">
        {channel === 'mail' && template.subject !== '' && (
          <TextPreview pieces={subjectPieces ?? []} className="font-medium" />
        )}
        <TextPreview pieces={pieces ?? []} />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onBack}>{texts.back}</Button>
        {href === undefined ? (
          <Button type="submit" look="primary">
            {content}
          </Button>
        ) : (
          <SendLink channel={channel} href={href} isPrimary onSent={onSent}>
            {content}
          </SendLink>
        )}
      </div>
    </form>
  );
}
