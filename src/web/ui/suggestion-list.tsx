import { useEffect, useRef } from 'react';
import { choiceLook, popupLook } from './choices.tsx';
import { Popup } from './popup.tsx';

interface SuggestionListProps {
  /** The field names it in `aria-controls`; each option has it with its number. */
  id: string;
  /** The field beside which it opens. The cursor stays there. */
  anchor: HTMLElement;
  /** Its accessible name. */
  label: string;
  options: readonly { readonly key: string; readonly label: string }[];
  /** The option that the keyboard would choose; none if it is left out. */
  active: number | undefined;
  onChoose: (index: number) => void;
}

/** What a field offers while a person types. The field handles the keys; a press chooses. */
export function SuggestionList({ id, anchor, label, options, ...props }: SuggestionListProps) {
  const { active, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active !== undefined) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Popup anchor={anchor} side="bottom" align="start" className={popupLook}>
      <div ref={list} id={id} role="listbox" aria-label={label}>
        {options.map((option, index) => (
          // The keyboard chooses in the field, which names this option as the active one.
          <button
            key={option.key}
            type="button"
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={`${choiceLook} max-w-80 cursor-pointer hover:bg-hover aria-selected:bg-hover`}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(index)}
          >
            <span dir="auto" className="truncate">
              {option.label}
            </span>
          </button>
        ))}
      </div>
    </Popup>
  );
}
