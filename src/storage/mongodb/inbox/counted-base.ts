import type { Collection, Db } from 'mongodb';
import type { Platform } from '../../../leads/lead.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import { toTime } from '../fields.ts';
import { formKeyOf, groupByForm, type FormGroup } from './group-by-form.ts';
import type { InboxDocument } from './inbox-document.ts';

/** What was counted of one form and platform. */
export interface CountedForm {
  readonly pageId: string;
  readonly formId: string;
  readonly platform?: Platform;
  /** Leads that ever became CRM leads. */
  readonly taken: number;
  readonly newestTaken?: Date;
  /** Erased leads. */
  readonly erased: number;
  readonly newestErased?: Date;
  /** Erased leads that had become CRM leads. */
  readonly erasedTaken: number;
}

/**
 * What was counted up to a time, in `form_counts`. It consists of what never changes again: the leads that
 * were ever stored before `to`, and those that were erased before `to`. Both times are given out once.
 */
export interface CountedBase {
  readonly _id: 'base';
  /** Rises with each change; a change is guarded by it. */
  readonly version: number;
  readonly to: Date;
  /** When all was counted, and not only what came since the time before. */
  readonly recountedAt: Date;
  readonly forms: readonly CountedForm[];
}

interface Clock {
  readonly _id: 'clock';
  readonly now: Date;
}

/** A write that got its time from the server is visible long before this, in ms. */
const MARGIN_MS = 5 * 60_000;

/** Whatever made the base wrong, such as a restored backup of one collection, lasts no longer than this. */
const RECOUNT_MS = 24 * 60 * 60_000;

/** Before every lead. */
export const NOTHING_COUNTED: Pick<CountedBase, 'version' | 'to' | 'recountedAt' | 'forms'> = {
  version: 0,
  to: new Date(0),
  recountedAt: new Date(0),
  forms: [],
};

/**
 * Keeps the counts of old leads, so that not all leads are counted each time. Each process moves the base
 * forward with one guarded write: after a crash the base is as it was before.
 *
 * @param db with patience, because a recount reads an index of all leads
 */
export class CountedBaseStore {
  readonly #documents: Collection<CountedBase>;
  readonly #clock: Collection<Clock>;
  readonly #inbox: Collection<InboxDocument>;
  #known = NOTHING_COUNTED;

  constructor(db: Db) {
    this.#documents = db.collection<CountedBase>('form_counts');
    this.#clock = db.collection<Clock>('form_counts');
    this.#inbox = db.collection<InboxDocument>('meta_leads');
  }

  async read(): Promise<Omit<CountedBase, '_id'>> {
    const changed = { _id: 'base', version: { $ne: this.#known.version } } as const;
    this.#known = (await this.#documents.findOne(changed)) ?? this.#known;
    return this.#known;
  }

  /** Counts what has become old enough since the base was counted; once a day everything. */
  async moveForward(): Promise<void> {
    const now = await this.#serverTime();
    await this.#giveTimes();
    const base = await this.read();
    const isDue = isRecountDue(base, now);
    const from = isDue ? NOTHING_COUNTED : base;
    const to = new Date(now.getTime() - MARGIN_MS);
    if (to <= from.to) return;
    const forms = add(from.forms, await this.#countSpan(from.to, to));
    const next = {
      version: base.version + 1,
      to,
      recountedAt: isDue ? now : base.recountedAt,
      forms,
    };
    if (base.version === 0) await this.#insert(next);
    // If another process was faster, what it counted stays.
    else await this.#documents.replaceOne({ _id: 'base', version: base.version }, next);
  }

  async #insert(next: Omit<CountedBase, '_id'>): Promise<void> {
    try {
      await this.#documents.insertOne({ _id: 'base', ...next });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** The clock of the server, which gave the leads their times. */
  async #serverTime(): Promise<Date> {
    const clock = await this.#clock.findOneAndUpdate(
      { _id: 'clock' },
      { $currentDate: { now: true } },
      { upsert: true, returnDocument: 'after' },
    );
    return toTime(clock?.now) ?? new Date(0);
  }

  /** Leads that another tool or another engine stored or erased have no times yet. */
  async #giveTimes(): Promise<void> {
    await this.#inbox.updateMany(
      { state: 'stored', storedOn: { $exists: false } },
      { $currentDate: { storedOn: true } },
      { hint: 'form_counts' },
    );
    await this.#inbox.updateMany(
      { state: 'erased', erasedOn: { $exists: false } },
      { $currentDate: { erasedOn: true } },
      { hint: 'erasedOn' },
    );
  }

  async #countSpan(from: Date, to: Date): Promise<CountedForm[]> {
    const span = { $gte: from, $lt: to };
    const isStored = { state: 'stored', storedOn: span } as const;
    for (;;) {
      const stored = await groupByForm(this.#inbox, isStored, 'form_counts');
      const gone = await groupByForm(
        this.#inbox,
        { state: 'erased', storedOn: span },
        'form_counts',
      );
      // A lead that is erased in between would be counted twice.
      const again = await groupByForm(this.#inbox, isStored, 'form_counts');
      if (sum(stored) !== sum(again)) continue;
      const isErased = { state: 'erased', erasedOn: span } as const;
      const erased = await groupByForm(this.#inbox, isErased, 'erasedOn');
      const erasedTaken = await groupByForm(
        this.#inbox,
        { ...isErased, storedOn: { $exists: true } },
        'erasedOn',
      );
      return [
        ...[...stored, ...gone].map((group) => counted(group, { taken: group.count })),
        ...erased.map((group) => counted(group, { erased: group.count })),
        ...erasedTaken.map((group) => counted(group, { erasedTaken: group.count })),
      ];
    }
  }
}

export const isRecountDue = (
  { recountedAt }: Pick<CountedBase, 'recountedAt'>,
  now: Date,
): boolean => now.getTime() - recountedAt.getTime() > RECOUNT_MS;

const sum = (groups: readonly FormGroup[]): number =>
  groups.reduce((total, { count }) => total + count, 0);

function counted(
  { pageId, formId, platform, newest }: FormGroup,
  counts: Partial<Pick<CountedForm, 'taken' | 'erased' | 'erasedTaken'>>,
): CountedForm {
  return {
    pageId,
    formId,
    ...(platform !== null && { platform }),
    taken: 0,
    erased: 0,
    erasedTaken: 0,
    ...counts,
    ...(newest && counts.taken !== undefined && { newestTaken: newest }),
    ...(newest && counts.erased !== undefined && { newestErased: newest }),
  };
}

function add(base: readonly CountedForm[], more: readonly CountedForm[]): CountedForm[] {
  const byForm = new Map<string, CountedForm>();
  for (const each of [...base, ...more]) {
    const key = formKeyOf(each);
    const before = byForm.get(key);
    byForm.set(key, before ? merge(before, each) : each);
  }
  return [...byForm.values()];
}

function merge(a: CountedForm, b: CountedForm): CountedForm {
  const newestTaken = latest(a.newestTaken, b.newestTaken);
  const newestErased = latest(a.newestErased, b.newestErased);
  return {
    ...a,
    taken: a.taken + b.taken,
    erased: a.erased + b.erased,
    erasedTaken: a.erasedTaken + b.erasedTaken,
    ...(newestTaken && { newestTaken }),
    ...(newestErased && { newestErased }),
  };
}

export const latest = <Time extends Date | null | undefined>(a: Time, b: Time): Time =>
  a && b ? (a > b ? a : b) : (a ?? b);
