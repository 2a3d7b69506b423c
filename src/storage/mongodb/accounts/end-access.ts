import { newId } from '../../../new-id.ts';
import { fromId, type DocumentId } from '../ids.ts';
import type { AccessEnd, AccountCollections, UserDocument } from './account-documents.ts';

/** How often to look for what a process that died has left, in ms. */
const SWEEP_MS = 5_000;

/** A note that the sessions and links of a user have to end. */
export const makeAccessEnd = (keep?: DocumentId): AccessEnd => ({
  id: newId(),
  ...(keep !== undefined && { keep }),
});

/** Ends the sessions of a user. @returns how many ended */
export async function endSessions(
  { sessions }: Pick<AccountCollections, 'sessions'>,
  userId: DocumentId,
  keep?: DocumentId,
): Promise<number> {
  const others = keep === undefined ? {} : { _id: { $ne: keep } };
  return (await sessions.deleteMany({ userId, ...others })).deletedCount;
}

/**
 * Ends sessions, sign-ins that wait for the second factor, and links. They are in collections of their own,
 * so that a process can die before all have ended. A note in the user (`accessEnds`), which is written with
 * or before the change that it belongs to, says what has to end. Whoever sees it may do the work, twice
 * without harm; each process looks for notes every five seconds.
 */
export class EndAccess {
  readonly #collections: AccountCollections;
  #sweeping: NodeJS.Timeout | undefined;
  /** Notes that the last look found. Their process should have ended the work since. */
  #seen: ReadonlySet<string> = new Set();

  constructor(collections: AccountCollections) {
    this.#collections = collections;
  }

  /** Does what the notes of a user say, and removes them. @returns how many sessions ended */
  async finish({
    _id,
    accessEnds = [],
  }: Pick<UserDocument, '_id' | 'accessEnds'>): Promise<number> {
    let ended = 0;
    for (const { id, keep } of accessEnds) {
      ended += await endSessions(this.#collections, _id, keep);
      await this.#endOther(_id);
      await this.#collections.users.updateOne({ _id }, { $pull: { accessEnds: { id } } });
    }
    return ended;
  }

  /** Does what the notes say that were there at the last look already. */
  async finishLeft(): Promise<void> {
    const users = await this.#collections.users
      .find({ 'accessEnds.0': { $exists: true } })
      .project<Pick<UserDocument, '_id' | 'accessEnds'>>({ accessEnds: 1 })
      .toArray();
    const seen = this.#seen;
    this.#seen = new Set(users.flatMap(({ accessEnds = [] }) => accessEnds.map(({ id }) => id)));
    for (const { _id, accessEnds = [] } of users)
      await this.finish({ _id, accessEnds: accessEnds.filter(({ id }) => seen.has(id)) });
  }

  /** Begins to look for notes that other processes left. */
  start(): void {
    const sweep = async () => {
      try {
        await this.finishLeft();
      } catch {
        // The server cannot be used now: the next look tries again.
      }
      this.#sweeping?.refresh();
    };
    this.#sweeping = setTimeout(() => void sweep(), SWEEP_MS);
    this.#sweeping.unref();
  }

  stop(): void {
    clearTimeout(this.#sweeping);
    this.#sweeping = undefined;
  }

  async #endOther(userId: DocumentId): Promise<void> {
    const { verifications, links } = this.#collections;
    await verifications.deleteMany({ value: fromId(userId) });
    await links.deleteMany({ userId: fromId(userId) });
  }
}
