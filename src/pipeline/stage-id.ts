import { foldText } from '../leads/fold-text.ts';
import { LEAD_SOURCES } from '../leads/lead.ts';
import { sameId } from './stage.ts';

const LONGEST = 40;

/** One index finds leads by status and by other filters, so that no stage may be named as one of them. */
const RESERVED: readonly string[] = [...LEAD_SOURCES, 'owner', 'priority'];

/**
 * The id of a stage that is new: its label in small letters, digits and hyphens, such as `offer-sent`.
 *
 * @param taken ids that it must differ from, in any case
 */
export function stageIdOf(label: string, taken: readonly string[]): string {
  const plain = foldText(label)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST);
  const base =
    plain === '' || RESERVED.includes(plain) ? `stage-${plain}`.replace(/-$/, '') : plain;
  const isTaken = (id: string) => taken.some((other) => sameId(other, id));
  if (!isTaken(base)) return base;
  let number = 2;
  while (isTaken(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
