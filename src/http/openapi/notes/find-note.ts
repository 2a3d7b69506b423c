import type { RouteOptions } from 'fastify';
import { accountNotes } from './account-notes.ts';
import { adminNotes } from './admin-notes.ts';
import { dashboardNotes } from './dashboard-notes.ts';
import { leadNotes } from './lead-notes.ts';
import { metaNotes } from './meta-notes.ts';
import { plannerNotes } from './planner-notes.ts';
import { processNotes } from './process-notes.ts';
import type { RouteNote, RouteNotes } from './route-note.ts';

/** A new route needs a note in one of these. */
const NOTES: RouteNotes = {
  ...leadNotes,
  ...accountNotes,
  ...adminNotes,
  ...metaNotes,
  ...plannerNotes,
  ...dashboardNotes,
  ...processNotes,
};

/** The note of a route. A route without one is described by its schemas alone. */
export function findNote({ method, url }: RouteOptions): RouteNote {
  const call = `${String(method)} ${url}`;
  return NOTES[call] ?? { summary: call };
}
