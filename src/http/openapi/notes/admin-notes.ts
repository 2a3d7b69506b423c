import { z } from 'zod';
import { CSV, type RouteNotes } from './route-note.ts';

/** All data of a person, as JSON or as a page. */
const SUBJECT = {
  content: {
    'application/json': z.looseObject({
      exportedAt: z.iso.datetime(),
      enquiries: z.array(z.unknown()),
    }),
    'text/html': z.string(),
  },
};

/** People, settings, the audit log and privacy. */
export const adminNotes: RouteNotes = {
  'GET /api/settings/visibility': {
    summary: 'Which leads people who are not admins see',
  },
  'PUT /api/settings/visibility': {
    summary: 'Set which leads people who are not admins see',
  },
  'GET /api/assignment-rules': {
    summary: 'The rules by which new leads get owners, in their order',
  },
  'PUT /api/assignment-rules': {
    summary: 'Replace the rules by which new leads get owners',
    errors: ['not-found', 'unknown-zone'],
  },
  'DELETE /api/api-keys': {
    summary: 'Delete the API key with this id',
    errors: ['not-found'],
  },
  'GET /api/api-keys': {
    summary: 'All API keys, the newest first',
  },
  'POST /api/api-keys': {
    summary: 'Make an API key; its secret is in this answer only',
  },
  'DELETE /api/api-keys/:id': {
    summary: 'Delete an API key; its event streams end within a second',
    errors: ['not-found'],
  },
  'GET /api/audit': {
    summary: 'Who did what, the newest first; `format=csv` gives all entries as a file',
    errors: ['invalid-cursor'],
    answers: { 200: CSV },
  },
  'POST /api/leads/erase': {
    summary: 'Erase leads; there is no undo',
    errors: ['lead-busy'],
  },
  'POST /api/leads/:id/erase': {
    summary: 'Erase the person, and get a certificate of what was erased',
    errors: ['not-found', 'lead-busy'],
  },
  'GET /api/leads/:id/same-person': {
    summary: 'Enquiries with the same e-mail address or phone number',
    errors: ['not-found'],
  },
  'GET /api/leads/:id/subject-export': {
    summary: 'All data of the person, for that person',
    errors: ['not-found'],
    answers: { 200: SUBJECT },
  },
  'GET /api/maintenance': {
    summary: 'Since when each secret is the same',
  },
  'GET /api/pipeline': {
    summary: 'The stages of the pipeline in their order, and why leads are lost',
  },
  'PUT /api/pipeline': {
    summary: 'Change the stages; the leads of a removed stage move to another one',
    errors: [
      'first-stage-fixed',
      'stage-repeated',
      'stage-unknown',
      'pipeline-changed-since',
      'stage-has-leads',
    ],
  },
  'GET /api/privacy/erasures': {
    summary: 'The certificates of all erasures, the newest first',
  },
  'GET /api/privacy/retention': {
    summary: 'After how long data is deleted, and what the next run would delete',
  },
  'PUT /api/privacy/retention': {
    summary: 'Set after how long data is deleted',
  },
  'GET /api/settings': {
    summary: 'What admins set for the team',
  },
  'PUT /api/settings': {
    summary: 'Change what is set for the team',
  },
  'GET /api/users': {
    summary: 'The people of the team, by name',
  },
  'POST /api/users': {
    summary: 'Invite a person',
    errors: ['account-exists', 'account-refused'],
  },
  'PATCH /api/users/:id': {
    summary: "Change a person's name or role, or disable them",
    errors: ['not-found', 'last-admin', 'hand-over-needed', 'owner-disabled'],
  },
  'POST /api/users/:id/reset-link': {
    summary: 'Make a link for a new password, or a new invitation',
    errors: ['not-found', 'person-disabled'],
  },
  'DELETE /api/users/:id/two-factor': {
    summary: 'Remove the lost second factor of a person',
    errors: ['not-found'],
  },
};
