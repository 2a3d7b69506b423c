import type { PersonKeys } from '../leads/person-keys.ts';
import type { ErasureCertificate, ErasureOrder, HeldEnquiry } from './erasure.ts';

/**
 * Erases people. What stays of an erased lead is its Meta lead id, without any answer, so that no
 * webhook and no sync brings it back and the counts still add up.
 */
export interface ErasureStore {
  /** Held inbox leads whose answers hold one of the keys. */
  findHeld(keys: PersonKeys): Promise<readonly HeldEnquiry[]>;
  /**
   * Erases leads everywhere, and keeps the certificate. An id that is unknown or was erased already
   * counts as nothing. If the process ends in the middle of it, either nothing is erased, or another
   * process completes it.
   *
   * With SQLite it resolves when what was erased can no longer be read from the files of the database
   * either. A database server decides itself when its files, its log and its backups lose it.
   */
  erase(order: ErasureOrder): Promise<ErasureCertificate>;
  /** The newest first. */
  listCertificates(): Promise<readonly ErasureCertificate[]>;
}
