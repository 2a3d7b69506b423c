import { z } from 'zod';
import type { DocumentedAnswer, RouteNotes } from './route-note.ts';

const CALENDAR: DocumentedAnswer = { content: { 'text/calendar': z.string() } };

const LIST_ERRORS = [
  'invalid-cursor',
  'unknown-zone',
  'invalid-local-time',
  'session-needed',
] as const;
const INPUT_ERRORS = ['not-found', 'owner-disabled', 'unknown-zone', 'invalid-local-time'] as const;

/** Meetings, tasks and calendar feeds. */
export const plannerNotes: RouteNotes = {
  'GET /api/account/calendar-feed': {
    summary: 'Whether you have an address for calendar programs',
  },
  'POST /api/account/calendar-feed': {
    summary: 'Make the secret address of your meetings; an earlier address ends',
  },
  'DELETE /api/account/calendar-feed': {
    summary: 'Delete the secret address of your meetings',
    errors: ['not-found'],
  },
  'GET /api/calendar/:file': {
    summary: 'The meetings of one person, for calendar programs',
    errors: ['not-found'],
    answers: { 200: CALENDAR },
  },
  'GET /api/meetings': {
    summary: 'Meetings, the earliest first',
    errors: LIST_ERRORS,
  },
  'POST /api/meetings': {
    summary: 'Plan a meeting with a lead',
    errors: INPUT_ERRORS,
  },
  'GET /api/meetings/:id': {
    summary: 'One meeting',
    errors: ['not-found'],
  },
  'PATCH /api/meetings/:id': {
    summary: 'Change a meeting; fields that are left out stay',
    errors: [...INPUT_ERRORS, 'planner-changed-since'],
  },
  'DELETE /api/meetings/:id': {
    summary: 'Delete a meeting',
    errors: ['not-found', 'changed-since'],
  },
  'GET /api/meetings/:id/ics': {
    summary: 'One meeting as a file for calendar programs',
    errors: ['not-found'],
    answers: { 200: CALENDAR },
  },
  'GET /api/tasks': {
    summary: 'Tasks, the earliest due first',
    errors: LIST_ERRORS,
  },
  'POST /api/tasks': {
    summary: 'Add a task',
    errors: INPUT_ERRORS,
  },
  'GET /api/tasks/:id': {
    summary: 'One task',
    errors: ['not-found'],
  },
  'PATCH /api/tasks/:id': {
    summary: 'Change a task, or mark it as done; fields that are left out stay',
    errors: [...INPUT_ERRORS, 'planner-changed-since'],
  },
  'DELETE /api/tasks/:id': {
    summary: 'Delete a task',
    errors: ['not-found', 'changed-since'],
  },
};
