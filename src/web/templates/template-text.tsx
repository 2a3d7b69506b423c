import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { questionsQuery } from '../api/questions.ts';
import { useLeadExtrasTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { PLACEHOLDERS } from './placeholders.ts';

interface TemplateTextProps {
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The text of a template, with buttons that insert placeholders at the caret. */
export function TemplateText({ value, error, onChange }: TemplateTextProps) {
  const { templates: texts } = useLeadExtrasTexts();
  const { data: questions = [] } = useQuery(questionsQuery);
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number>();
  const [inserted, setInserted] = useState<{ next: number }>();
  // As soon as the text is there: a person types on at once.
  useLayoutEffect(() => {
    if (!inserted) return;
    area.current?.focus();
    area.current?.setSelectionRange(inserted.next, inserted.next);
    // The menu gives the focus back to its button when it closes.
    const frame = requestAnimationFrame(() => area.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [inserted]);
  const insert = (name: string) => {
    const at = caret ?? value.length;
    const placeholder = `{${name}}`;
    onChange(value.slice(0, at) + placeholder + value.slice(at));
    const next = at + placeholder.length;
    setCaret(next);
    setInserted({ next });
  };
  return (
    <div className="grid gap-2">
      <TextArea
        ref={area}
        label={texts.text}
        hint={texts.textHint}
        className="min-h-36"
        dir="auto"
        value={value}
        error={error}
        onChange={({ target }) => {
          onChange(target.value);
          setCaret(target.selectionStart);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
      />
      <div role="group" aria-label={texts.insert} className="flex flex-wrap gap-1.5">
        {PLACEHOLDERS.map((name) => (
          <Button key={name} size="sm" onClick={() => insert(texts.placeholders[name])}>
            {texts.placeholders[name]}
          </Button>
        ))}
        {questions.length > 0 && (
          <Menu
            label={texts.placeholders.answer}
            trigger={<Button size="sm">{texts.placeholders.answer}…</Button>}
          >
            {questions.map((question) => (
              <MenuItem
                key={question}
                onSelect={() => insert(`${texts.placeholders.answer}: ${question}`)}
              >
                {question}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
    </div>
  );
}
