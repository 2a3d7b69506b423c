/** When people are reminded of meetings, and when they are away. */
export const personsAtWork = `
ALTER TABLE "user" ADD COLUMN "reminderMinutes" integer;
ALTER TABLE "user" ADD COLUMN "reminderSince" date;
ALTER TABLE "user" ADD COLUMN "absences" text;
`;
