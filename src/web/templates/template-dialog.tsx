import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type SubmitEvent } from 'react';
import type { NewTemplateBody, Template, TemplateChannel } from '../../contract/template.ts';
import { addTemplate, changeTemplate, templatesQuery } from '../api/templates.ts';
import { useUser } from '../shell/use-user.ts';
import { useBasicTexts, useLeadExtrasTexts, useTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { toast } from '../ui/toast.ts';
import { CHANNELS } from './channel-icon.ts';
import { toShown, toStored, unknownPlaceholders } from './placeholders.ts';
import { TemplateText } from './template-text.tsx';

/** The longest text. Some mail programs cut off the link of a longer one. */
const LONGEST_TEMPLATE = 1_500;

interface TemplateDialogProps {
  /** The template to change; a new one if it is left out. */
  template?: Template;
  onClose: () => void;
}

interface Problems {
  readonly name?: string;
  readonly channels?: string;
  readonly subject?: string;
  readonly text?: string;
}

/** Makes a template, or changes one. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const { ui } = useBasicTexts();
  const { role } = useUser();
  const nameField = useRef<HTMLInputElement>(null);
  const { entry, set, toBody, findProblems } = useEntry(template);
  const [problems, setProblems] = useState<Problems>({});
  const saving = useSaving(template, onClose);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = findProblems();
    setProblems(found);
    if (Object.keys(found).length === 0) saving.mutate(toBody());
  };
  return (
    <Dialog
      title={template ? texts.changeTitle : texts.make}
      isOpen
      isWide
      firstFocus={() => nameField.current}
      onClose={() => !saving.isPending && onClose()}
    >
      <form className="grid gap-4" noValidate onSubmit={submit}>
        <Field
          ref={nameField}
          label={texts.name}
          hint={texts.nameHint}
          autoComplete="off"
          maxLength={60}
          value={entry.name}
          error={problems.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <ChannelChoice
          value={entry.channels}
          error={problems.channels}
          onChange={(channels) => set({ channels })}
        />
        {entry.channels.includes('mail') && (
          <Field
            label={texts.subject}
            autoComplete="off"
            maxLength={150}
            value={entry.subject}
            error={problems.subject}
            onChange={({ target }) => set({ subject: target.value })}
          />
        )}
        <TemplateText value={entry.text} error={problems.text} onChange={(text) => set({ text })} />
        {role === 'admin' && (
          <label className="flex items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={entry.isShared}
              onChange={({ target }) => set({ isShared: target.checked })}
            />
            {texts.share}
          </label>
        )}
        {saving.error && <Alert tone="danger">{saving.error.message}</Alert>}
        <div className="flex justify-end gap-2">
          <Button disabled={saving.isPending} onClick={onClose}>
            {ui.cancel}
          </Button>
          <Button type="submit" look="primary" isBusy={saving.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the person has entered, with placeholders in their language. */
function useEntry(template: Template | undefined) {
  const { templates: texts } = useLeadExtrasTexts();
  const names = texts.placeholders;
  const [entry, setEntry] = useState(() => ({
    name: template?.name ?? '',
    channels: template?.channels ?? (['whatsapp'] satisfies TemplateChannel[]),
    subject: toShown(template?.subject ?? '', names),
    text: toShown(template?.text ?? '', names),
    isShared: template?.isShared ?? false,
  }));
  const toBody = (): Required<NewTemplateBody> => ({
    ...entry,
    channels: [...entry.channels],
    // Only an e-mail has one.
    subject: entry.channels.includes('mail') ? toStored(entry.subject, names) : '',
    text: toStored(entry.text, names),
  });
  const problemOf = (text: string): string | undefined => {
    const [unknown] = unknownPlaceholders(text);
    if (unknown !== undefined) return texts.unknownPlaceholder(unknown);
    return text.length > LONGEST_TEMPLATE ? texts.tooLong(LONGEST_TEMPLATE) : undefined;
  };
  const findProblems = (): Problems => {
    const { subject: bodySubject = '', text: bodyText } = toBody();
    const subject = problemOf(bodySubject);
    const text = bodyText.trim() === '' ? texts.noText : problemOf(bodyText);
    return {
      ...(entry.name.trim() === '' && { name: texts.noName }),
      ...(entry.channels.length === 0 && { channels: texts.noChannel }),
      ...(subject !== undefined && { subject }),
      ...(text !== undefined && { text }),
    };
  };
  const set = (change: Partial<typeof entry>) => setEntry((before) => ({ ...before, ...change }));
  return { entry, set, toBody, findProblems };
}

function useSaving(template: Template | undefined, onClose: () => void) {
  const { templates: texts } = useLeadExtrasTexts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Required<NewTemplateBody>) =>
      template ? changeTemplate(template._id, body) : addTemplate(body),
    onSuccess: async ({ name }) => {
      toast.success(texts.saved(name));
      onClose();
      await client.invalidateQueries(templatesQuery);
    },
  });
}

interface ChannelChoiceProps {
  value: readonly TemplateChannel[];
  error: string | undefined;
  onChange: (value: TemplateChannel[]) => void;
}

function ChannelChoice({ value, error, onChange }: ChannelChoiceProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const { channels } = useTexts().leads.work;
  const toggle = (channel: TemplateChannel, isChosen: boolean) =>
    onChange(isChosen ? [...value, channel] : value.filter((each) => each !== channel));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{texts.channels}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {CHANNELS.map((channel) => (
          <label key={channel} className="flex items-center gap-2 text-sm pointer-coarse:min-h-10">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={value.includes(channel)}
              onChange={({ target }) => toggle(channel, target.checked)}
            />
            {channels[channel]}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      )}
    </fieldset>
  );
}
