/** The key of every read of the board; its filters follow. */
export const BOARD = ['board'] as const;
