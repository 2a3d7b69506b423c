import { z } from 'zod';

export const DATABASE_FILE = 'leadrabbit.db';
export const MANIFEST_FILE = 'backup.json';
/** Without `token.key` every Page has to be connected again; without `session.key` people sign in again. */
export const KEY_FILES = ['token.key', 'session.key'] as const;

/** The file that describes a backup. */
export const manifestSchema = z.object({
  createdAt: z.iso.datetime(),
  /** The hash of the database file, in hexadecimal digits. */
  sha256: z.string(),
  schemaVersion: z.number().int(),
  counts: z.record(z.string(), z.number().int()),
  newestLead: z.object({ id: z.string(), recordedAt: z.string() }).nullable(),
});
export type Manifest = z.output<typeof manifestSchema>;
