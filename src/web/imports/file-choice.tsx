import { ListPlus } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../ui/button.tsx';

interface FileChoiceProps {
  label: string;
  onChoose: (file: File) => void;
}

/** A button that asks for a CSV file. */
export function FileChoice({ label, onChoose }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,text/csv,.txt,.tsv"
        aria-label={label}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // Else the same file could not be chosen again.
          currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <ListPlus className="size-3.5" aria-hidden="true" />
        {label}
      </Button>
    </>
  );
}
