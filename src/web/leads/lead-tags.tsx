import { X } from 'lucide-react';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { toast } from '../ui/toast.ts';
import { TAG_LOOK } from './tag-list.tsx';
import type { TagSuggestionsProps } from './tag-suggestions.tsx';
import { useLeadEdit } from './use-lead-edit.ts';

// The field is used before they are loaded.
const TagSuggestions = lazyScreen<TagSuggestionsProps>(
  async () =>
    (await Promise.all([import('./tag-suggestions.tsx'), loadTexts('extras')]))[0].TagSuggestions,
  { isQuiet: true },
);

/** The tags of a lead. Each is added and removed by itself, so that two people never undo each other. */
export function LeadTags({ lead, icon }: { lead: Lead; icon: ReactNode }) {
  const { tags: texts, edit } = useTexts().leads.work;
  const save = useLeadEdit(lead);
  const [text, setText] = useState('');
  /** While the person is in it. */
  const [field, setField] = useState<HTMLInputElement>();
  const change = async (tags: { add?: string[]; remove?: string[] }) => {
    const result = await save({ tags }, texts.label);
    if (result.kind === 'failed') toast.error(edit.failed(texts.label, result.why));
    return result.kind === 'saved';
  };
  const add = async (tag = text.trim()) => {
    if (tag !== '' && (await change({ add: [tag] }))) setText('');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void add();
  };
  return (
    <li className="flex min-h-7 items-start gap-2.5 pointer-coarse:min-h-10">
      <span className="mt-1.5">{icon}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-1 py-0.5">
        {lead.tags.map((tag) => (
          <span key={tag} className={`${TAG_LOOK} inline-flex items-center gap-0.5`}>
            {tag}
            <button
              type="button"
              aria-label={texts.remove(tag)}
              className="-mr-0.5 grid size-4 place-items-center rounded-sm text-faint hover:text-ink pointer-coarse:size-7"
              onClick={() => void change({ remove: [tag] })}
            >
              <X className="size-3" aria-hidden="true" />
            </button>
          </span>
        ))}
        <form onSubmit={submit} className="min-w-24 flex-1">
          <input
            data-lead-button="tag"
            aria-label={texts.add}
            placeholder={texts.add}
            autoComplete="off"
            maxLength={60}
            className="h-6 w-full rounded-sm bg-transparent px-1 field-text placeholder:text-faint pointer-coarse:h-9"
            value={text}
            onChange={({ target }) => setText(target.value)}
            onFocus={({ target }) => setField(target)}
            onBlur={() => setField(undefined)}
          />
          {field && (
            <TagSuggestions
              field={field}
              typed={text}
              tags={lead.tags}
              onChoose={(tag) => void add(tag)}
            />
          )}
        </form>
      </span>
    </li>
  );
}
