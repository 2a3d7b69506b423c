import type { Collection, Db } from 'mongodb';
import { newId } from '../../../new-id.ts';
import { isDisabled } from '../../../users/user-row.ts';
import { fromId, type DocumentId } from '../ids.ts';
import { retryDuplicate } from '../retry-duplicate.ts';
import type { AccountCollections } from './account-documents.ts';
import { withPasswords } from './find-users.ts';

/** Who is about to stop being an admin. One document. */
interface RosterDocument {
  readonly _id: 'admins';
  readonly version: number;
  readonly leaving: Leaving[];
}

interface Leaving {
  readonly id: string;
  readonly userId: DocumentId;
  readonly at: Date;
}

/** A change takes milliseconds. What is older was left by a process that died or hangs. */
const LEFT_AFTER_MS = 10_000;

/**
 * Keeps the last admin, although a change of one user cannot depend on the others: who takes an admin away
 * writes it into the roster first, and only if the roster is as it was before the admins were counted. An
 * admin in the roster does not count for others. Thus of two who take each other's role at the same time one
 * is refused.
 *
 * What a dead process left in the roster makes others too careful for ten seconds. Then it is removed, after
 * the user was touched, so that the process cannot make its change any more if it is alive after all.
 */
export class AdminRoster {
  readonly #collections: AccountCollections;
  readonly #roster: Collection<RosterDocument>;

  constructor(db: Db, collections: AccountCollections) {
    this.#collections = collections;
    this.#roster = db.collection('admin_roster');
  }

  /**
   * Makes a change after which a user is no admin or disabled.
   *
   * @param change writes only if the user is as they were read before this call
   * @returns `last-admin` if nobody else is an admin who can sign in; whether `change` has written; false
   *   also if others changed the roster in between
   */
  async takeAdmin(
    userId: DocumentId,
    { canSignIn, at }: { readonly canSignIn: boolean; readonly at: Date },
    change: () => Promise<boolean>,
  ): Promise<boolean | 'last-admin'> {
    const { version, leaving } = await this.#read();
    const left = leaving.filter(
      (each) => Math.abs(at.getTime() - each.at.getTime()) > LEFT_AFTER_MS,
    );
    if (left.length > 0) {
      for (const each of left) await this.#giveUp(each);
      return false;
    }
    const gone = new Set([userId, ...leaving.map((each) => each.userId)].map(fromId));
    if (canSignIn && !(await this.#hasAdminBeside(gone, at))) return 'last-admin';
    const entry: Leaving = { id: newId(), userId, at };
    const { matchedCount } = await this.#roster.updateOne(
      { _id: 'admins', version },
      { $inc: { version: 1 }, $push: { leaving: entry } },
    );
    if (matchedCount === 0) return false;
    const hasChanged = await change();
    await this.#remove(entry);
    return hasChanged;
  }

  async #read(): Promise<RosterDocument> {
    const found = await retryDuplicate(() =>
      this.#roster.findOneAndUpdate(
        { _id: 'admins' },
        { $setOnInsert: { version: 0, leaving: [] } },
        { upsert: true, returnDocument: 'after' },
      ),
    );
    return found ?? { _id: 'admins', version: 0, leaving: [] };
  }

  async #hasAdminBeside(gone: ReadonlySet<string>, at: Date): Promise<boolean> {
    const admins = await this.#collections.users.find({ role: 'admin' }).toArray();
    const others = admins.filter(({ _id }) => !gone.has(fromId(_id)));
    const found = await withPasswords(this.#collections, others);
    return found.some(({ record }) => record.hasPassword && !isDisabled(record, at));
  }

  /** Whoever wrote this entry reads the user again before the change. */
  async #giveUp(entry: Leaving): Promise<void> {
    await this.#collections.users.updateOne({ _id: entry.userId }, { $inc: { changeNumber: 1 } });
    await this.#remove(entry);
  }

  async #remove({ id }: Leaving): Promise<void> {
    await this.#roster.updateOne({ _id: 'admins' }, { $pull: { leaving: { id } } });
  }
}
