import type { Collection } from 'mongodb';
import { positionAt, POSITIONS_PER_SECOND } from '../../lead-position.ts';
import { createdAtOf, metaLeadIdOf, type LeadPlace } from './adopt-lead.ts';
import type { AnyDocument } from './write-batches.ts';

const NEEDED = { createdAt: 1, updatedAt: 1, position: 1, 'metaData.leadId': 1 } as const;

export interface LeadPlaces {
  /** The places of the leads that have none yet, by the text of `_id`. */
  readonly places: ReadonlyMap<string, LeadPlace>;
  /** Meta's ids of all leads. */
  readonly metaLeadIds: ReadonlySet<string>;
}

/** Gives each lead its place: the earlier one has the lower position, and no two have the same. */
export async function placeLeads(leads: Collection<AnyDocument>, now: Date): Promise<LeadPlaces> {
  const metaLeadIds = new Set<string>();
  const lastOfSecond = new Map<number, number>();
  const waiting: { key: string; at: number; metaLeadId: string | undefined }[] = [];
  for await (const lead of leads.find({}, { projection: NEEDED })) {
    const metaLeadId = metaLeadIdOf(lead);
    const position: unknown = lead['position'];
    if (typeof position !== 'number') {
      waiting.push({ key: String(lead._id), at: createdAtOf(lead, now).getTime(), metaLeadId });
      continue;
    }
    if (metaLeadId !== undefined) metaLeadIds.add(metaLeadId);
    const second = Math.floor(position / POSITIONS_PER_SECOND);
    lastOfSecond.set(second, Math.max(position, lastOfSecond.get(second) ?? 0));
  }
  // Of two leads with one id of Meta's the older keeps it.
  waiting.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
  const places = new Map<string, LeadPlace>();
  for (const { key, at, metaLeadId } of waiting) {
    const first = positionAt(new Date(at));
    const second = first / POSITIONS_PER_SECOND;
    const position = (lastOfSecond.get(second) ?? first - 1) + 1;
    lastOfSecond.set(second, position);
    places.set(key, {
      position,
      isDuplicate: metaLeadId !== undefined && metaLeadIds.has(metaLeadId),
    });
    if (metaLeadId !== undefined) metaLeadIds.add(metaLeadId);
  }
  return { places, metaLeadIds };
}
