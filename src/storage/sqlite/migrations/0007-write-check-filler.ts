/** Lets the check of writing take as much room as a webhook. */
export const writeCheckFiller = 'ALTER TABLE write_check ADD COLUMN filler BLOB;';
