import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { leadValuesQuery } from '../api/lead-values.ts';
import { useLeadExtrasTexts } from '../texts/use-texts.ts';
import { SuggestionList } from '../ui/suggestion-list.tsx';

const MOST_OFFERED = 8;

/** What makes the field a combobox. */
const ATTRIBUTES = [
  'role',
  'aria-autocomplete',
  'aria-expanded',
  'aria-controls',
  'aria-activedescendant',
] as const;

export interface TagSuggestionsProps {
  /** The input of the tag. It is a combobox with this list. */
  field: HTMLInputElement;
  typed: string;
  /** The tags that the lead has already. */
  tags: readonly string[];
  onChoose: (tag: string) => void;
}

/**
 * The tags of other leads that the person sees, while they type one. Arrow keys choose one; Enter without a choice adds what was
 * typed. It listens to the field itself, so that the field is there before this is loaded.
 */
export function TagSuggestions({ field, typed, tags, onChoose }: TagSuggestionsProps) {
  const { tags: texts } = useLeadExtrasTexts();
  const id = useId();
  const search = typed.trim();
  const { data } = useQuery({ ...leadValuesQuery('tag', search), enabled: search !== '' });
  const offered = (search === '' ? [] : (data?.values ?? []))
    .map(({ value }) => value)
    .filter((tag) => !tags.includes(tag) && tag !== search)
    .slice(0, MOST_OFFERED);
  /** The option that the keyboard would choose, for what was typed then. */
  const [chosen, setChosen] = useState<{ readonly typed: string; readonly index: number }>();
  const active =
    chosen?.typed === typed && chosen.index < offered.length ? chosen.index : undefined;
  const [closedAt, setClosedAt] = useState<string>();
  const isOpen = offered.length > 0 && closedAt !== typed;

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isOpen || event.isComposing) return;
    const tag = active === undefined ? undefined : offered[active];
    const last = offered.length - 1;
    if (event.key === 'ArrowDown')
      setChosen({ typed, index: active === undefined || active === last ? 0 : active + 1 });
    else if (event.key === 'ArrowUp') setChosen({ typed, index: (active || last + 1) - 1 });
    else if (event.key === 'Enter' && tag !== undefined) onChoose(tag);
    else if (event.key === 'Escape') setClosedAt(typed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    field.addEventListener('keydown', press);
    return () => field.removeEventListener('keydown', press);
  }, [field]);
  useEffect(() => {
    const values: Readonly<Record<(typeof ATTRIBUTES)[number], string | undefined>> = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': String(isOpen),
      'aria-controls': isOpen ? id : undefined,
      'aria-activedescendant': isOpen && active !== undefined ? `${id}-${active}` : undefined,
    };
    for (const name of ATTRIBUTES) {
      const value = values[name];
      if (value === undefined) field.removeAttribute(name);
      else field.setAttribute(name, value);
    }
  }, [field, id, isOpen, active]);
  useEffect(
    () => () => {
      for (const name of ATTRIBUTES) field.removeAttribute(name);
    },
    [field],
  );
  return (
    <>
      <span role="status" className="sr-only">
        {isOpen && texts.found(offered.length)}
      </span>
      {isOpen && (
        <SuggestionList
          id={id}
          anchor={field}
          label={texts.known}
          options={offered.map((tag) => ({ key: tag, label: tag }))}
          active={active}
          onChoose={(index) => {
            const tag = offered[index];
            if (tag !== undefined) onChoose(tag);
          }}
        />
      )}
    </>
  );
}
