import {
  ContactRound,
  History,
  KeyRound,
  Plug,
  ShieldCheck,
  Truck,
  UsersRound,
} from 'lucide-react';
import type { UserRole } from '../../contract/session.ts';

const LEADS = { to: '/user/allLeads', name: 'leads', Icon: ContactRound } as const;
const DELIVERY = { to: '/admin/delivery', name: 'delivery', Icon: Truck } as const;
const CONNECTORS = { to: '/admin/connectors', name: 'connectors', Icon: Plug } as const;

/**
 * The screens of the administration. They are a group of their own, because an admin needs them less
 * often: a section of the sidebar, or a menu on a small screen.
 */
const ADMINISTRATION = [
  { to: '/admin/people', name: 'people', Icon: UsersRound },
  { to: '/admin/audit', name: 'audit', Icon: History },
  { to: '/admin/api-keys', name: 'apiKeys', Icon: KeyRound },
  { to: '/admin/privacy', name: 'privacy', Icon: ShieldCheck },
] as const;

/** Where each role can go every day. The name of each is in the texts of the shell. */
export const navItems = (role: UserRole) =>
  role === 'admin' ? [LEADS, DELIVERY, CONNECTORS] : [LEADS];

export const administrationItems = (role: UserRole): typeof ADMINISTRATION | [] =>
  role === 'admin' ? ADMINISTRATION : [];

/** A screen that the navigation leads to. */
export type NavItem = ReturnType<typeof navItems>[number] | (typeof ADMINISTRATION)[number];
