import { useAdminTexts } from '../texts/use-texts.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';

/** A smaller file needs no progress, in bytes. */
const SMALL = 1024 * 1024;

interface SendProgressProps {
  file: File;
  /** The share that the server has, from 0 to 1. */
  sent: number;
  /** The file is being imported, not only checked. */
  isImport: boolean;
}

/** How much of a large file has been sent, and what the server then does with it. */
export function SendProgress({ file, sent, isImport }: SendProgressProps) {
  const texts = useAdminTexts().imports;
  if (file.size < SMALL) return null;
  const label = sent < 1 ? texts.sending(sent) : isImport ? texts.storingRows : texts.checkingRows;
  return (
    <div className="grid gap-1.5">
      <ProgressBar label={label} value={sent} />
      <p className="text-sm text-muted tabular-nums">{label}</p>
    </div>
  );
}
