import { ContactRound, Inbox, Plug } from 'lucide-react';
import type { UserRole } from '../../contract/session.ts';

const LEADS = { to: '/user/allLeads', name: 'leads', Icon: ContactRound } as const;
const INBOX = { to: '/admin/inbox', name: 'inbox', Icon: Inbox } as const;
const CONNECTORS = { to: '/admin/connectors', name: 'connectors', Icon: Plug } as const;

/** Where each role can go. The name of each is in the texts of the shell. */
export const navItems = (role: UserRole) =>
  role === 'admin' ? [LEADS, INBOX, CONNECTORS] : [LEADS];
