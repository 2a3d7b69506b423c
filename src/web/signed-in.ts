export { LeadPanel } from './leads/lead-panel.tsx';
export { LeadsScreen } from './leads/leads-screen.tsx';
export { AppShell } from './shell/app-shell.tsx';
