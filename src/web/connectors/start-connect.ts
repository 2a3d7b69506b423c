/** Leaves for Meta's sign-in; its end leads back to the connectors. */
export const startConnect = (): void => window.location.assign('/api/facebook/auth');
