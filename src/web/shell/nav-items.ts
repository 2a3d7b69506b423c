import { ContactRound, Plug, Truck } from 'lucide-react';
import type { UserRole } from '../../contract/session.ts';

const LEADS = { to: '/user/allLeads', name: 'leads', Icon: ContactRound } as const;
const DELIVERY = { to: '/admin/delivery', name: 'delivery', Icon: Truck } as const;
const CONNECTORS = { to: '/admin/connectors', name: 'connectors', Icon: Plug } as const;

/** Where each role can go. The name of each is in the texts of the shell. */
export const navItems = (role: UserRole) =>
  role === 'admin' ? [LEADS, DELIVERY, CONNECTORS] : [LEADS];
