import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { inputLook } from '../ui/field.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useHotkeys } from '../ui/use-hotkeys.ts';

/** Short enough to feel immediate, long enough not to search for every letter. */
const PAUSE_MS = 220;

interface SearchBoxProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export function SearchBox({ value = '', onChange }: SearchBoxProps) {
  const { toolbar } = useTexts().leads;
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  // The address may change without typing: back, forward, Clear.
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useHotkeys({ '/': () => input.current?.select() });

  const search = (next: string, waitMs: number) => {
    setText(next);
    clearTimeout(timer.current);
    const q = next.trim();
    timer.current = setTimeout(() => onChange(q === '' ? undefined : q), waitMs);
  };
  return (
    <search className="relative min-w-24 flex-1 md:max-w-60 md:min-w-0 md:basis-28">
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
      <input
        ref={input}
        type="search"
        aria-label={toolbar.search}
        placeholder={toolbar.searchHint}
        autoComplete="off"
        spellCheck={false}
        className={`peer ${inputLook} h-8 pr-8 pl-8 pointer-coarse:h-10 [&::-webkit-search-cancel-button]:hidden`}
        value={text}
        onChange={(event) => search(event.target.value, PAUSE_MS)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(text, 0);
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (text === '') event.currentTarget.blur();
          else search('', 0);
        }}
      />
      <span
        className="absolute top-1/2 right-1.5 -translate-y-1/2 peer-focus:hidden max-md:hidden pointer-coarse:hidden"
        aria-hidden="true"
      >
        <Kbd>/</Kbd>
      </span>
    </search>
  );
}
