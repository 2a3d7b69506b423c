import { z } from 'zod';
import { importPreview } from '../../../contract/import.ts';
import { CSV, json, type RouteNotes } from './route-note.ts';

/** Leads and live events. */
export const leadNotes: RouteNotes = {
  'POST /api/imports': {
    summary:
      'Bring in leads that Meta exported, or say what would become of each row of a CSV file',
    errors: ['file-empty', 'file-unreadable', 'file-too-long', 'file-not-of-meta', 'mapping-wrong'],
    rawBody: { 'text/csv': z.string() },
    answers: { 200: json(importPreview) },
  },
  'GET /api/events': {
    summary: 'Live events, as server-sent events that end with the session',
    access: { role: 'user', scope: 'leads:read' },
    answers: { 200: { content: { 'text/event-stream': z.string() } } },
  },
  'GET /api/leads': {
    summary: 'The list of leads, the newest first',
    errors: ['invalid-cursor'],
  },
  'GET /api/leads/:id': {
    summary: 'One lead with every answer, its origin and its journey',
    errors: ['not-found'],
  },
  'PATCH /api/leads/:id': {
    summary: 'Change the status of a lead',
    errors: ['not-found', 'lead-busy'],
  },
  'POST /api/leads/:id/seen': {
    summary: 'Note that somebody has opened the lead, the first time only',
    errors: ['not-found', 'lead-busy'],
  },
  'POST /api/leads/:id/undo-status': {
    summary: 'Undo the last change of the status',
    errors: ['not-found', 'status-changed-since', 'lead-busy'],
  },
  'GET /api/leads/export.csv': {
    summary: 'The leads of the list as a CSV file, all pages',
    answers: { 200: CSV },
  },
};
