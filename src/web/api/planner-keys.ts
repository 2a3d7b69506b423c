/** Begins the keys of everything that shows meetings. */
export const MEETINGS = ['meetings'] as const;

/** Begins the keys of everything that shows tasks. */
export const TASKS = ['tasks'] as const;
