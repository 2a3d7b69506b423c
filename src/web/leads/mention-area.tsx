import { useId, useLayoutEffect, useRef, useState, type ComponentProps } from 'react';
import { useLeadExtrasTexts } from '../texts/use-texts.ts';
import { SuggestionList } from '../ui/suggestion-list.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useMention } from './use-mention.ts';

type MentionAreaProps = Omit<ComponentProps<typeof TextArea>, 'value' | 'onChange'> & {
  value: string;
  onChange: (text: string) => void;
};

/**
 * A text in which `@` offers the people of the team. The cursor stays in the text: arrow keys and Enter or Tab choose, Escape
 * closes. A text of several lines cannot have the role of a combobox, so that the list belongs to it by
 * `aria-controls` and its active option.
 */
export function MentionArea({ value, onChange, onKeyDown, ...props }: MentionAreaProps) {
  const { mentions: texts } = useLeadExtrasTexts();
  const id = useId();
  const [area, setArea] = useState<HTMLTextAreaElement | null>(null);
  /** The place of the cursor after the text has changed. */
  const next = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (next.current !== undefined) area?.setSelectionRange(next.current, next.current);
    next.current = undefined;
  }, [area, value]);
  const { offered, active, choose, press, type, moveCursor, leave } = useMention(
    value,
    (chosen) => {
      next.current = chosen.cursor;
      onChange(chosen.text);
    },
  );
  const isOpen = offered.length > 0;
  return (
    <>
      <TextArea
        {...props}
        ref={setArea}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen ? `${id}-${active}` : undefined}
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
          type(target.value, target.selectionStart);
        }}
        onSelect={({ currentTarget }) => moveCursor(currentTarget.selectionStart)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (press(event)) {
            event.preventDefault();
            // Escape alone would close the lead.
            event.stopPropagation();
          } else onKeyDown?.(event);
        }}
      />
      <p role="status" className="sr-only">
        {isOpen && texts.found(offered.length)}
      </p>
      {isOpen && area && (
        <SuggestionList
          id={id}
          anchor={area}
          label={texts.label}
          options={offered.map((person) => ({ key: person.id, label: person.name }))}
          active={active}
          onChoose={choose}
        />
      )}
    </>
  );
}
