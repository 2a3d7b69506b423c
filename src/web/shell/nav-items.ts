import {
  Calendar,
  ChartColumn,
  ContactRound,
  Kanban,
  ListChecks,
  ListPlus,
  History,
  KeyRound,
  Plug,
  ShieldCheck,
  Split,
  SquareCheckBig,
  Truck,
  UsersRound,
} from 'lucide-react';
import type { UserRole } from '../../contract/session.ts';

const LEADS = { to: '/user/allLeads', name: 'leads', Icon: ContactRound } as const;
const BOARD = { to: '/board', name: 'board', Icon: Kanban } as const;
const TASKS = { to: '/tasks', name: 'tasks', Icon: SquareCheckBig } as const;
const MEETINGS = { to: '/meetings', name: 'meetings', Icon: Calendar } as const;
const DASHBOARD = { to: '/dashboard', name: 'dashboard', Icon: ChartColumn } as const;
const DELIVERY = { to: '/admin/delivery', name: 'delivery', Icon: Truck } as const;
const CONNECTORS = { to: '/admin/connectors', name: 'connectors', Icon: Plug } as const;

/**
 * The screens of the administration. They are a group of their own, because an admin needs them less
 * often: a section of the sidebar, or a menu on a small screen.
 */
const ADMINISTRATION = [
  { to: '/admin/people', name: 'people', Icon: UsersRound },
  { to: '/admin/pipeline', name: 'pipeline', Icon: ListChecks },
  { to: '/admin/assignment', name: 'assignment', Icon: Split },
  { to: '/admin/import', name: 'imports', Icon: ListPlus },
  { to: '/admin/audit', name: 'audit', Icon: History },
  { to: '/admin/api-keys', name: 'apiKeys', Icon: KeyRound },
  { to: '/admin/privacy', name: 'privacy', Icon: ShieldCheck },
] as const;

/** Where each role can go every day. The name of each is in the texts of the shell. */
export const navItems = (role: UserRole) =>
  role === 'admin'
    ? [LEADS, BOARD, TASKS, MEETINGS, DASHBOARD, DELIVERY, CONNECTORS]
    : [LEADS, BOARD, TASKS, MEETINGS, DASHBOARD];

/**
 * What the bar at the bottom of a phone has room for. The rest is in the menu beside it, so that an admin has
 * the same places there as everybody.
 */
export const barItems = [LEADS, BOARD, TASKS, MEETINGS] as const;

/** What that menu has beside the administration. */
export const besidesBar = (role: UserRole) =>
  role === 'admin' ? [DASHBOARD, DELIVERY, CONNECTORS] : [DASHBOARD];

export const administrationItems = (role: UserRole): typeof ADMINISTRATION | [] =>
  role === 'admin' ? ADMINISTRATION : [];

/** A screen that the navigation leads to. */
export type NavItem = ReturnType<typeof navItems>[number] | (typeof ADMINISTRATION)[number];
