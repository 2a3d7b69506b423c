import { editFields } from './edit.ts';
import type { ItemRules, PlannedItem } from './planned-item.ts';
import type { PlannedTime } from './wall-time.ts';

export const MEETING_STATES = ['planned', 'held', 'no_show', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** What a person can change of a meeting. */
export interface MeetingFields {
  readonly title: string;
  readonly start: PlannedTime;
  readonly durationMin: number;
  /** Empty if it is not known. */
  readonly place: string;
  /** An http or https address, such as that of a video call; empty if there is none. */
  readonly url: string;
  readonly state: MeetingState;
  /** The user in whose calendar it is; null if it is in nobody's. */
  readonly ownerId: string | null;
}

/** A meeting with the person of a lead. */
export interface Meeting extends PlannedItem, MeetingFields {
  readonly leadId: string;
}

export const MEETING_RULES: ItemRules<Meeting, MeetingFields> = {
  name: 'meeting',
  edit: (before, edit, _by, now) => {
    const edited = editFields(before, edit);
    if (edited.kind !== 'changed') return edited;
    return {
      kind: 'changed',
      item: { ...edited.item, sequence: before.sequence + 1, updatedAt: now },
    };
  },
  toEventValues: ({ state, start, durationMin, ownerId }) => ({
    state,
    start: start.at.toISOString(),
    durationMin,
    ownerId,
  }),
  privateFields: ['title', 'place', 'url'],
};

/** When a meeting ends. */
export const endOf = ({ start, durationMin }: Pick<Meeting, 'start' | 'durationMin'>): Date =>
  new Date(start.at.getTime() + durationMin * 60_000);
