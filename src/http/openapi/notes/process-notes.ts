import { z } from 'zod';
import { json, PAGE, type RouteNotes } from './route-note.ts';

const status = z.object({
  status: z.enum(['ok', 'unavailable']),
  database: z.enum(['writable', 'not writable']).optional(),
  code: z.string().optional().describe('Why leads cannot be stored'),
  reason: z.string().optional(),
});

/** The process itself, and pages. */
export const processNotes: RouteNotes = {
  'GET /api/openapi.json': {
    summary: 'This description of the API',
    answers: { 200: json(z.looseObject({ openapi: z.string() })) },
  },
  'GET /healthz': {
    summary: 'Whether the process answers',
    answers: { 200: json(status) },
  },
  'GET /privacy/:code': {
    summary: 'The status page of a privacy request',
    answers: { 200: PAGE, 404: PAGE },
  },
  'GET /readyz': {
    summary: 'Whether leads can be stored',
    answers: { 200: json(status), 503: json(status) },
  },
};
