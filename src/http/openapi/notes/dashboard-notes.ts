import type { RouteNotes } from './route-note.ts';

/** The dashboard and the working hours that it counts by. */
export const dashboardNotes: RouteNotes = {
  'GET /api/dashboard': {
    summary: 'How many leads came in, their status, and how fast the team answers',
    errors: ['unknown-zone', 'invalid-local-time', 'range-wrong'],
  },
  'GET /api/settings/working-hours': {
    summary: 'When the team works',
  },
  'PUT /api/settings/working-hours': {
    summary: 'Set when the team works; the dashboard counts its working hours again',
    errors: ['unknown-zone'],
  },
};
