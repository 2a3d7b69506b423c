/** The key of what the person is told. */
export const NOTICES = ['notices'];
