import type { LinkProps } from '@tanstack/react-router';
import type { Notice } from '../../contract/notice.ts';

type Place = Pick<LinkProps, 'to' | 'params' | 'search'>;

const MY_LEADS: Place = { to: '/user/allLeads', search: { owner: 'me' } };

/** Where a notice leads to that is about no lead, or about one that the person does not see any more. */
const PLACES: Readonly<Partial<Record<string, Place>>> = {
  'lead-assigned': MY_LEADS,
  'old-leads-assigned': MY_LEADS,
  'leads-given': MY_LEADS,
  'work-handed-over': MY_LEADS,
  'meeting-soon': { to: '/meetings' },
  'task-due': { to: '/tasks' },
  'import-done': { to: '/admin/import' },
  'import-undone': { to: '/admin/import' },
};

/** The screen that shows what a notice is about. */
export const placeOfNotice = ({ kind, leadId }: Pick<Notice, 'kind' | 'leadId'>): Place =>
  leadId === null
    ? (PLACES[kind] ?? { to: '/user/allLeads' })
    : { to: '/user/allLeads/$leadId', params: { leadId } };
