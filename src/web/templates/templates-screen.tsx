import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MessageSquareQuote, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Template } from '../../contract/template.ts';
import { addTemplate, removeTemplate, templatesQuery } from '../api/templates.ts';
import { Screen } from '../shell/screen.tsx';
import { useLeadExtrasTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { toast, useTellDone } from '../ui/toast.ts';
import { TemplateDialog } from './template-dialog.tsx';
import { TemplateEntry } from './template-entry.tsx';

/** The text templates of a person, and those that everybody has. */
export function TemplatesScreen() {
  const { templates: texts } = useLeadExtrasTexts();
  const [isMaking, make] = useState(false);
  return (
    <Screen
      title={texts.title}
      intro={texts.intro}
      actions={
        <Button onClick={() => make(true)}>
          <Plus className="size-3.5" aria-hidden="true" />
          {texts.make}
        </Button>
      }
    >
      <TemplateGroups />
      {isMaking && <TemplateDialog onClose={() => make(false)} />}
    </Screen>
  );
}

function TemplateGroups() {
  const { templates: texts } = useLeadExtrasTexts();
  const { data: templates, error, refetch } = useQuery(templatesQuery);
  const home = useRef<HTMLDivElement>(null);
  const [changed, change] = useState<Template>();
  const [removed, remove] = useState<Template>();
  const removal = useRemoval(() => {
    remove(undefined);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) home.current?.focus({ preventScroll: true });
    });
  });
  if (!templates && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />;
  if (!templates) return <RowsSkeleton label={texts.reading} />;
  const groups = [
    { title: texts.own, list: templates.filter(({ isShared }) => !isShared) },
    { title: texts.shared, list: templates.filter(({ isShared }) => isShared) },
  ].filter(({ list }) => list.length > 0);
  return (
    <div ref={home} tabIndex={-1} className="grid gap-6 outline-none">
      {groups.length === 0 && (
        <EmptyState icon={<MessageSquareQuote />} title={texts.none.title}>
          {texts.none.text}
        </EmptyState>
      )}
      {groups.map(({ title, list }) => (
        <section key={title} aria-label={title} className="grid gap-2.5">
          <h2 className="text-base font-semibold">{title}</h2>
          <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
            {list.map((template) => (
              <TemplateEntry
                key={template._id}
                template={template}
                onChange={() => change(template)}
                onRemove={() => remove(template)}
              />
            ))}
          </ul>
        </section>
      ))}
      {changed && <TemplateDialog template={changed} onClose={() => change(undefined)} />}
      <ConfirmDialog
        isOpen={removed !== undefined}
        title={texts.removal.title(removed?.name ?? '')}
        action={texts.removal.action}
        isDanger
        isBusy={removal.isPending}
        onConfirm={() => removed && removal.mutate(removed)}
        onCancel={() => remove(undefined)}
      >
        <p>{removed?.isShared === true ? texts.removal.shared : texts.removal.own}</p>
      </ConfirmDialog>
    </div>
  );
}

function useRemoval(onDone: () => void) {
  const { templates: texts } = useLeadExtrasTexts();
  const client = useQueryClient();
  const tellDone = useTellDone();
  return useMutation({
    mutationFn: ({ _id }: Template) => removeTemplate(_id),
    onSuccess: (_answer, { name, channels, subject, text, isShared }) =>
      tellDone(
        texts.removed(name),
        () => addTemplate({ name, channels, subject, text, isShared }),
        () => client.invalidateQueries(templatesQuery),
      ),
    onError: (error) => toast.error(error.message),
    onSettled: async () => {
      onDone();
      await client.invalidateQueries(templatesQuery);
    },
  });
}
