import { z } from 'zod';
import { connectedPage } from '../../../contract/page.ts';
import { json, TEXT, type RouteNotes } from './route-note.ts';

const ADMIN = { role: 'admin', scope: 'admin' } as const;

const CONNECT_ERRORS = [
  'connect-denied',
  'connect-state',
  'connect-code',
  'connect-app-secret',
  'connect-no-pages',
  'connect-missing-scopes',
  'connect-unreachable',
  'connect-meta-error',
] as const;

const connected = z.object({
  success: z.literal(true),
  pages: z.number().int().describe('Pages that were connected'),
  missing: z.array(z.string()).optional().describe('What LeadRabbit may not do'),
  withoutLeads: z.array(z.string()).optional().describe('Pages whose leads Meta will refuse'),
});

const delivery = z.looseObject({ object: z.string(), entry: z.array(z.unknown()) });
const received = z.object({
  success: z.literal(true),
  leadsProcessed: z.number().int().describe('Leads that are on disk now'),
});

const signed = z.object({ signed_request: z.string() });
const SIGNED = { 'application/x-www-form-urlencoded': signed, 'application/json': signed };

/** Connections, the inbox, and what Meta calls. */
export const metaNotes: RouteNotes = {
  'GET /api/facebook/auth': {
    summary: "To Meta's dialog, and back from it with `code` and `state`",
    errors: CONNECT_ERRORS,
    access: ADMIN,
    answers: {
      302: { description: "To Meta's dialog; of a failure in a browser to the connectors page" },
      307: { description: 'To the connectors page' },
    },
  },
  'POST /api/facebook/auth': {
    summary: 'Complete the sign-in to Meta, for API clients',
    errors: CONNECT_ERRORS,
    access: ADMIN,
    answers: { 200: json(connected) },
  },
  'POST /api/facebook/data-deletion': {
    summary: 'Meta says that a person wants their data deleted',
    errors: ['signed-request-wrong'],
    rawBody: SIGNED,
    answers: { 200: json(z.object({ url: z.string(), confirmation_code: z.string() })) },
  },
  'POST /api/facebook/data-deletion/ids': {
    summary: 'Delete the data of people whose ids Meta mailed',
  },
  'POST /api/facebook/deauthorize': {
    summary: 'Meta says that a person removed the app',
    errors: ['signed-request-wrong'],
    rawBody: SIGNED,
    answers: { 200: json(z.object({ success: z.literal(true) })) },
  },
  'GET /api/facebook/delays': {
    summary: 'How long leads took from Meta into the CRM',
  },
  'GET /api/facebook/health': {
    summary: 'Whether leads can come in: the last results of the checks',
  },
  'POST /api/facebook/health': {
    summary: 'Check again now',
    errors: ['not-found'],
  },
  'GET /api/facebook/inbox': {
    summary: 'Held leads of one state: counts, groups with the same cause, and the leads',
    errors: ['invalid-cursor'],
  },
  'GET /api/facebook/inbox/:leadId': {
    summary: 'One held lead: its answers, and what Meta sent',
    errors: ['not-found'],
  },
  'POST /api/facebook/inbox/:leadId/complete': {
    summary: 'Make a held lead a lead of the CRM',
    errors: ['not-found', 'contact-missing', 'lead-busy', 'lead-erased'],
  },
  'POST /api/facebook/inbox/:leadId/dismiss': {
    summary: 'Put a held lead away',
    errors: ['not-found', 'lead-busy'],
  },
  'POST /api/facebook/inbox/retry': {
    summary: 'Try held leads again, and wait some seconds for the result',
    errors: ['not-found', 'lead-busy'],
  },
  'GET /api/facebook/incidents': {
    summary: 'Outages and repairs, the newest first',
    errors: ['invalid-cursor'],
  },
  'DELETE /api/facebook/pages': {
    summary: 'Remove a Page; its leads stay',
    errors: ['not-found', 'page-busy', 'meta-refused'],
  },
  'GET /api/facebook/pages': {
    summary: 'All connected Pages and Instagram accounts',
    answers: { 200: json(z.array(connectedPage)) },
  },
  'POST /api/facebook/pages': {
    summary: 'Enable or disable a Page or an Instagram account',
    errors: ['not-found', 'page-busy', 'meta-refused'],
  },
  'POST /api/facebook/sync': {
    summary: 'Read leads that no webhook brought',
    errors: [
      'not-found',
      'since-in-future',
      'page-disabled',
      'nothing-enabled',
      'sync-running',
      'sync-failed',
    ],
  },
  'GET /api/webhook': {
    summary: "Meta's verification of the webhook: `hub.mode`, `hub.verify_token`, `hub.challenge`",
    answers: { 200: TEXT, 403: TEXT },
  },
  'POST /api/webhook': {
    summary: 'Events of Meta, signed with `X-Hub-Signature-256`',
    errors: ['signature-missing', 'signature-wrong', 'unreadable-webhook'],
    rawBody: { 'application/json': delivery },
    answers: { 200: json(received) },
  },
  'GET /api/webhook/facebook': {
    summary: "Meta's verification of the webhook: `hub.mode`, `hub.verify_token`, `hub.challenge`",
    answers: { 200: TEXT, 403: TEXT },
  },
  'POST /api/webhook/facebook': {
    summary: 'Events of Meta, signed with `X-Hub-Signature-256`',
    errors: ['signature-missing', 'signature-wrong', 'unreadable-webhook'],
    rawBody: { 'application/json': delivery },
    answers: { 200: json(received) },
  },
};
