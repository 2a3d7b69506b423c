/** Who has opened a lead. */
export const seenBy = "ALTER TABLE leads ADD COLUMN seenBy TEXT NOT NULL DEFAULT '[]';";
