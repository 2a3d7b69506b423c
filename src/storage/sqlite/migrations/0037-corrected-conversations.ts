/** When a call or a message was last corrected. */
export const correctedConversations = `
ALTER TABLE conversations ADD COLUMN editedAt INTEGER;
`;
