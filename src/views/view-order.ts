import { z } from 'zod';
import type { SettingStore } from '../settings/setting-store.ts';
import type { View } from './view.ts';

const stored = z.array(z.string()).catch([]);

/** Each person has an order of their own. */
const nameOf = (readerId: string) => `view-order:${readerId}`;

/** The ids of views in the order in which a person has put them; empty if they have not done so. */
export const readViewOrder = async (
  settings: Pick<SettingStore, 'read'>,
  readerId: string,
): Promise<readonly string[]> => stored.parse(await settings.read(nameOf(readerId)));

export const writeViewOrder = (
  settings: Pick<SettingStore, 'write'>,
  readerId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> => settings.write(nameOf(readerId), ids, at);

/** The views in this order. Those that are not in it come last, as they are. */
export function inOrder(views: readonly View[], order: readonly string[]): readonly View[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = ({ id }: View) => places.get(id) ?? places.size;
  return views.toSorted((one, other) => placeOf(one) - placeOf(other));
}
