export const DIMENSIONS = ['source', 'connection', 'form', 'campaign'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
