import type { ImportPreview } from '../../contract/import.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';

interface ImportButtonProps {
  result: ImportPreview;
  isBusy: boolean;
  onImport: () => void;
}

/** The import itself, if the file can be imported, else why it cannot. */
export function ImportButton({ result, isBusy, onImport }: ImportButtonProps) {
  const texts = useAdminTexts().imports;
  const { created } = result.counts;
  if (result.kind !== 'meta-export')
    return (
      <Alert tone="warn" title={texts.notOfMeta.title}>
        <p className="text-pretty text-muted">{texts.notOfMeta.text}</p>
      </Alert>
    );
  if (created === 0) return <Alert title={texts.nothingNew} />;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button look="primary" size="lg" isBusy={isBusy} onClick={onImport}>
        {texts.importLeads(created)}
      </Button>
      <p className="text-sm text-pretty text-muted">{texts.nothingYet}</p>
    </div>
  );
}
