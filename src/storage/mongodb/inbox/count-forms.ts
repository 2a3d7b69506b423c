import type { Collection, Db } from 'mongodb';
import { INBOX_STATES, type InboxState } from '../../../intake/inbox-lead.ts';
import { CountedBaseStore, isRecountDue, latest, type CountedBase } from './counted-base.ts';
import { formKeyOf, groupByForm, type FormGroup } from './group-by-form.ts';
import type { InboxDocument } from './inbox-document.ts';

/** The states that a lead leaves again, and which are therefore counted each time. */
const OTHER_STATES = INBOX_STATES.filter((state) => state !== 'stored' && state !== 'erased');

/** With more leads than this behind the base, the base is moved forward. */
const MOST_BEHIND_BASE = 2_000;

/** How often a process tries to move the base, in ms. */
const MOVE_EVERY_MS = 60_000;

/**
 * Counts all inbox leads: what the base has counted, and the rest from an index. A count includes all that
 * was stored before it was asked for. Those who ask at the same time share one.
 *
 * @param patientDb reads indexes of many leads
 */
export class FormCounter {
  readonly #base: CountedBaseStore;
  readonly #inbox: Collection<InboxDocument>;
  readonly #now: () => Date;
  #current: Promise<readonly FormGroup[]> | undefined;
  #next: Promise<readonly FormGroup[]> | undefined;
  #moving: Promise<void> | undefined;
  #movedAt = 0;

  constructor(patientDb: Db, now: () => Date) {
    this.#base = new CountedBaseStore(patientDb);
    this.#inbox = patientDb.collection<InboxDocument>('meta_leads');
    this.#now = now;
  }

  /** The groups in which leads are. */
  count(): Promise<readonly FormGroup[]> {
    // The running count may have begun before a lead was stored that the caller knows of.
    return (this.#next ??= this.#countNext());
  }

  /** Waits for what this process counts in the background. */
  async stop(): Promise<void> {
    await this.#moving;
  }

  async #countNext(): Promise<readonly FormGroup[]> {
    await this.#current?.catch(() => undefined);
    // All who ask in this turn of the event loop share this count.
    await new Promise(setImmediate);
    this.#current = this.#next;
    this.#next = undefined;
    return this.#countAll();
  }

  async #countAll(): Promise<readonly FormGroup[]> {
    const base = await this.#base.read();
    // First: a lead that is stored in between is rather counted in both states than in none.
    const others = await groupByForm(this.#inbox, { state: { $in: OTHER_STATES } }, 'form_counts');
    const [taken, erased, erasedTaken] = await this.#countBehind(base.to);
    const behind = [...taken, ...erased].reduce((total, { count }) => total + count, 0);
    this.#keepBase(base, behind);
    const sums = new FormSums();
    for (const form of base.forms) {
      const { pageId, formId, platform = null } = form;
      const group = { pageId, formId, platform };
      sums.add(group, 'stored', form.taken - form.erasedTaken, form.newestTaken);
      sums.add(group, 'erased', form.erased, form.newestErased);
    }
    for (const group of others) sums.add(group, group.state, group.count, group.newest);
    for (const group of taken) sums.add(group, 'stored', group.count, group.newest);
    for (const group of erased) sums.add(group, 'erased', group.count, group.newest);
    for (const group of erasedTaken) sums.add(group, 'stored', -group.count, null);
    return sums.groups();
  }

  /** Leads that were stored or erased after the base was counted. */
  async #countBehind(to: Date): Promise<[FormGroup[], FormGroup[], FormGroup[]]> {
    // Also those that have no time, because another tool erased them.
    const isErased = { state: 'erased', erasedOn: { $not: { $lt: to } } } as const;
    const [taken, unknown, erased, erasedTaken] = await Promise.all([
      groupByForm(
        this.#inbox,
        { state: { $in: ['stored', 'erased'] }, storedOn: { $gte: to } },
        'form_counts',
      ),
      // Another tool may store a lead without the time.
      groupByForm(this.#inbox, { state: 'stored', storedOn: { $exists: false } }, 'form_counts'),
      groupByForm(this.#inbox, isErased, 'erasedOn'),
      groupByForm(this.#inbox, { ...isErased, storedOn: { $exists: true } }, 'erasedOn'),
    ]);
    return [[...taken, ...unknown], erased, erasedTaken];
  }

  #keepBase(base: Pick<CountedBase, 'version' | 'recountedAt'>, behind: number): void {
    const now = this.#now();
    const isOld = base.version > 0 && isRecountDue(base, now);
    if ((behind <= MOST_BEHIND_BASE && !isOld) || this.#moving) return;
    if (Math.abs(now.getTime() - this.#movedAt) < MOVE_EVERY_MS) return;
    this.#movedAt = now.getTime();
    this.#moving = this.#base
      .moveForward()
      // A later count tries again.
      .catch(() => undefined)
      .finally(() => {
        this.#moving = undefined;
      });
  }
}

type Form = Pick<FormGroup, 'pageId' | 'formId' | 'platform'>;

/** Adds up groups of the same form, platform and state. */
class FormSums {
  readonly #groups = new Map<string, FormGroup>();

  add(form: Form, state: InboxState, count: number, newest: Date | null = null): void {
    const key = `${state}\n${formKeyOf(form)}`;
    const { pageId, formId, platform } = form;
    const before = this.#groups.get(key) ?? {
      pageId,
      formId,
      platform,
      state,
      count: 0,
      newest: null,
    };
    this.#groups.set(key, {
      ...before,
      count: before.count + count,
      newest: latest(before.newest, newest),
    });
  }

  groups(): FormGroup[] {
    return [...this.#groups.values()].filter(({ count }) => count > 0);
  }
}
