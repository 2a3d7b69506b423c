import { z } from 'zod';
import type { Absence, ReminderTime } from '../users/absence.ts';

const absences = z.array(z.object({ from: z.string(), to: z.string() })).catch([]);

/** Absences as a storage has them; none if they cannot be read. */
export const toAbsences = (stored: unknown): readonly Absence[] => absences.parse(stored ?? []);

/** Null if one of them is missing. */
export const toReminder = (minutes: number | null, since: Date | null): ReminderTime | null =>
  minutes === null || since === null ? null : { minutes, since };
