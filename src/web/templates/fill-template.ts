import { readPieces } from './placeholders.ts';

/** A piece of a text that is about to be sent. */
export type FilledPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** What is not known: somebody has to fill it in. */
  | { readonly kind: 'gap'; readonly name: string };

/**
 * Fills a template in. A value is never read as a template again.
 *
 * @param find what is known for a placeholder; empty if nothing is
 */
export const fillTemplate = (
  template: string,
  find: (name: string) => string,
): readonly FilledPiece[] =>
  readPieces(template).map((piece) => {
    if (piece.kind === 'text') return piece;
    const text = find(piece.name);
    return text === '' ? { kind: 'gap', name: piece.name } : { kind: 'text', text };
  });

/** Each gap once, in their order. */
export const gapsOf = (...texts: (readonly FilledPiece[])[]): readonly string[] => [
  ...new Set(texts.flat().flatMap((piece) => (piece.kind === 'gap' ? [piece.name] : []))),
];

/** The text; undefined if it has gaps. */
export function textOf(pieces: readonly FilledPiece[]): string | undefined {
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []));
  return texts.length === pieces.length ? texts.join('') : undefined;
}
