import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { IconButton } from './icon-button.tsx';
import { toast } from './toast.ts';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { ui } = useBasicTexts();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.error(ui.copyFailed);
    }
  };
  return (
    <IconButton label={label} hint={isCopied ? ui.copied : label} onClick={() => void copy()}>
      {isCopied ? <Check className="size-3.5 text-ok" /> : <Copy className="size-3.5" />}
    </IconButton>
  );
}
