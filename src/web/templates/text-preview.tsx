import clsx from 'clsx';
import { useLeadExtrasTexts } from '../texts/use-texts.ts';
import type { FilledPiece } from './fill-template.ts';
import { shownName } from './placeholders.ts';

interface TextPreviewProps {
  pieces: readonly FilledPiece[];
  className?: string;
}

/** A text as it will be sent. What is not known is highlighted. */
export function TextPreview({ pieces, className }: TextPreviewProps) {
  const { placeholders } = useLeadExtrasTexts().templates;
  return (
    <p dir="auto" className={clsx('[overflow-wrap:anywhere] whitespace-pre-wrap', className)}>
      {pieces.map((piece, index) =>
        piece.kind === 'text' ? (
          // The pieces of a text have no other name than their place.
          <span key={index}>{piece.text}</span>
        ) : (
          <mark
            key={index}
            className="rounded-sm bg-warn-soft px-1 font-medium text-ink underline decoration-dotted"
          >
            {shownName(piece.name, placeholders)}
          </mark>
        ),
      )}
    </p>
  );
}
