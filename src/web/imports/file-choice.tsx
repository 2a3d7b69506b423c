import { ListPlus } from 'lucide-react';
import { useRef } from 'react';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';

interface FileChoiceProps {
  isBusy: boolean;
  onChoose: (file: File) => void;
}

/** A button that asks for a CSV file. */
export function FileChoice({ isBusy, onChoose }: FileChoiceProps) {
  const texts = useAdminTexts().imports;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,text/csv,.txt,.tsv"
        aria-label={texts.choose}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // Else the same file could not be chosen again.
          currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
      <Button isBusy={isBusy} onClick={() => input.current?.click()}>
        <ListPlus className="size-3.5" aria-hidden="true" />
        {texts.choose}
      </Button>
    </>
  );
}
