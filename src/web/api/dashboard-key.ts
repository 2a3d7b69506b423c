/** The key of all that was read of the dashboard. */
export const DASHBOARD = ['dashboard'] as const;
