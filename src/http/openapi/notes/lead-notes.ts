import { z } from 'zod';
import { importPreview, importRun } from '../../../contract/import.ts';
import { CSV, json, type RouteNotes } from './route-note.ts';

/** Leads and live events. */
export const leadNotes: RouteNotes = {
  'GET /api/board': {
    summary: 'The leads by their stages, with the number of leads of each',
    errors: ['invalid-cursor'],
  },
  'POST /api/imports': {
    summary:
      'Import the leads of a CSV file in the background, or say what would happen to each row. An answer that takes long begins with spaces',
    errors: [
      'file-empty',
      'file-without-names',
      'file-unreadable',
      'file-too-long',
      'file-too-large',
      'disk-full',
      'mapping-wrong',
      'file-imported-before',
      'import-busy',
    ],
    rawBody: { 'text/csv': z.string() },
    answers: { 200: json(importPreview), 202: json(importRun) },
  },
  'GET /api/imports': {
    summary: 'The last hundred imports, the newest first',
  },
  'GET /api/imports/:id': {
    summary: 'How far an import is',
    errors: ['not-found'],
  },
  'GET /api/imports/:id/rows': {
    summary: 'What became of each row of an import so far',
    errors: ['not-found'],
  },
  'GET /api/imports/:id/report.csv': {
    summary: 'What became of each row of an import, as a file',
    errors: ['not-found'],
    answers: { 200: CSV },
  },
  'POST /api/imports/:id/undo': {
    summary: 'Remove the leads that an import has made and that nobody has worked on since',
    errors: ['not-found', 'import-running', 'import-undone'],
  },
  'GET /api/events': {
    summary: 'Live events, as server-sent events that end with the session',
    access: { role: 'user', scope: 'leads:read' },
    answers: { 200: { content: { 'text/event-stream': z.string() } } },
  },
  'GET /api/leads': {
    summary: 'The list of leads, the newest first unless `sort` says otherwise',
    errors: ['invalid-cursor', 'session-needed', 'unknown-zone', 'invalid-local-time'],
  },
  'GET /api/leads/counts': {
    summary: 'How many leads match the filters of the list, counted up to 1,000',
    errors: ['session-needed', 'unknown-zone', 'invalid-local-time'],
  },
  'GET /api/leads/values': {
    summary:
      'The connections, forms, campaigns or tags that leads have, for the filters of the list',
  },
  'POST /api/leads/bulk': {
    summary: 'Change many leads, each with a result; waits some seconds for the end',
    errors: ['not-found', 'owner-disabled'],
  },
  'GET /api/leads/bulk': {
    summary: 'Own changes of many leads in the last ten minutes, the newest first',
  },
  'GET /api/leads/bulk/:id': {
    summary: 'How far a change of many leads is',
    errors: ['not-found'],
  },
  'POST /api/leads/bulk/:id/undo': {
    summary: 'Undo a change of many leads, within ten minutes',
    errors: ['not-found', 'bulk-running', 'bulk-undo-over'],
  },
  'GET /api/views': {
    summary: 'Lists of leads with a name: own ones, shared ones, and those that everybody has',
  },
  'POST /api/views': {
    summary: 'Save filters, order and columns of the list under a name',
    errors: ['view-with-search', 'too-many-views'],
  },
  'PUT /api/views/order': {
    summary: 'Put own and shared views in an order, for yourself alone',
  },
  'PATCH /api/views/:id': {
    summary: 'Change a view, by its author; a shared one also by an admin',
    errors: ['not-found', 'not-your-view', 'view-with-search'],
  },
  'DELETE /api/views/:id': {
    summary: 'Remove a view, by its author; a shared one also by an admin',
    errors: ['not-found', 'not-your-view'],
  },
  'POST /api/leads/take-next': {
    summary: 'Take the most urgent lead that nobody has contacted, for five minutes',
    errors: ['lead-busy'],
  },
  'DELETE /api/leads/:id/lease': {
    summary: 'Give back a lead that you have taken, before its five minutes are over',
    errors: ['not-found', 'lead-busy'],
  },
  'GET /api/leads/:id': {
    summary: 'One lead with every answer, its origin and its journey',
    errors: ['not-found'],
  },
  'PATCH /api/leads/:id': {
    summary: 'Change fields of a lead',
    errors: [
      'not-found',
      'owner-disabled',
      'lead-changed-since',
      'place-changed-since',
      'lead-busy',
    ],
  },
  'POST /api/leads': {
    summary: 'Add a lead that did not come from Meta',
    errors: ['contact-missing', 'not-found', 'owner-disabled'],
  },
  'POST /api/leads/:id/undo': {
    summary: 'Undo a change, if nobody has changed the same fields since',
    errors: ['not-found', 'lead-changed-since', 'place-changed-since', 'lead-busy'],
  },
  'POST /api/leads/:id/undo-add': {
    summary:
      'Remove a lead that you have added in the last ten minutes, if nobody has worked on it',
    errors: ['not-found', 'changed-since'],
  },
  'GET /api/leads/:id/notes': {
    summary: 'The notes of a lead, the oldest first',
    errors: ['not-found'],
  },
  'POST /api/leads/:id/notes': {
    summary: 'Write a note',
    errors: ['not-found', 'too-many-notes', 'lead-busy'],
  },
  'PATCH /api/leads/:id/notes/:noteId': {
    summary: 'Change a note, by its author or an admin',
    errors: ['not-found', 'not-your-note', 'changed-since', 'lead-busy'],
  },
  'DELETE /api/leads/:id/notes/:noteId': {
    summary: 'Remove a note, by its author or an admin',
    errors: ['not-found', 'not-your-note', 'changed-since', 'lead-busy'],
  },
  'GET /api/leads/:id/conversations': {
    summary: 'Calls and messages with the person, the one that started last first',
    errors: ['not-found'],
  },
  'POST /api/leads/:id/conversations': {
    summary: 'Note a call or a message with its outcome',
    errors: ['not-found', 'lead-busy'],
  },
  'PATCH /api/leads/:id/conversations/:conversationId': {
    summary: 'Correct a call or a message, by the person who logged it or an admin',
    errors: ['not-found', 'not-your-conversation', 'changed-since', 'lead-busy'],
  },
  'DELETE /api/leads/:id/conversations/:conversationId': {
    summary: 'Remove a call or a message, by the person who logged it or an admin',
    errors: ['not-found', 'not-your-conversation', 'changed-since', 'lead-busy'],
  },
  'GET /api/leads/:id/timeline': {
    summary: 'Everything that happened to a lead, the newest first',
    errors: ['not-found', 'invalid-cursor'],
  },
  'GET /api/leads/:id/related': {
    summary: 'Other leads with the same e-mail address or phone number',
    errors: ['not-found'],
  },
  'POST /api/leads/find-related': {
    summary: 'Leads with an e-mail address or a phone number, to ask before a lead is added',
  },
  'POST /api/leads/:id/unlinked': {
    summary: 'Note that another lead is not of the same person',
    errors: ['not-found'],
  },
  'DELETE /api/leads/:id/unlinked/:otherId': {
    summary: 'Note that another lead is of the same person after all',
    errors: ['not-found'],
  },
  'GET /api/templates': {
    summary: 'Texts for messages: own ones, and those that admins share',
  },
  'POST /api/templates': {
    summary: 'Add a text template',
    errors: ['admins-only', 'too-many-templates'],
  },
  'PATCH /api/templates/:id': {
    summary: 'Change a text template',
    errors: ['not-found', 'not-your-template', 'admins-only'],
  },
  'DELETE /api/templates/:id': {
    summary: 'Remove a text template',
    errors: ['not-found', 'not-your-template'],
  },
  'GET /api/users/names': {
    summary: 'The names of the people of the team, to choose an owner',
  },
  'POST /api/leads/:id/seen': {
    summary: 'Note that the caller has opened the lead, once for each person',
    errors: ['not-found', 'lead-busy'],
  },
  'POST /api/leads/:id/undo-status': {
    summary: 'Undo the last change of the status',
    errors: ['not-found', 'status-changed-since', 'lead-busy'],
  },
  'GET /api/leads/export.csv': {
    summary: 'The leads of the list as a CSV file, all pages',
    errors: ['session-needed', 'unknown-zone', 'invalid-local-time'],
    answers: { 200: CSV },
  },
  'POST /api/leads/export.csv': {
    summary:
      'Chosen leads as a CSV file; `leadrabbit-missing-leads` says how many do not exist any more',
    answers: { 200: CSV },
  },
};
