import type { View } from '../../contract/view.ts';
import type { Texts } from '../../texts/texts.ts';

/** The name of a view: its own, or the text for one that everybody has. */
export const viewName = ({ _id, name, isBuiltIn }: View, texts: Texts['leads']['views']): string =>
  isBuiltIn ? (texts.names[_id as keyof typeof texts.names] ?? _id) : name;
