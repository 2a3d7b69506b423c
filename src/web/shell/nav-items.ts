import { ContactRound, Inbox, Plug } from 'lucide-react';
import type { UserRole } from '../../contract/session.ts';

const LEADS = { to: '/user/allLeads', label: 'Leads', Icon: ContactRound } as const;
const INBOX = { to: '/admin/inbox', label: 'Inbox', Icon: Inbox } as const;
const CONNECTORS = { to: '/admin/connectors', label: 'Connectors', Icon: Plug } as const;

/** Where each role can go. */
export const navItems = (role: UserRole) =>
  role === 'admin' ? [LEADS, INBOX, CONNECTORS] : [LEADS];
