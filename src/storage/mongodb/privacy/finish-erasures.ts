import type { Db, Filter } from 'mongodb';
import { auditedActor } from '../../../audit/audit-log.ts';
import { toActor } from '../../actor-columns.ts';
import type { AppendAuditOnce } from '../accounts/create-accounts.ts';
import { fromId } from '../ids.ts';
import type { CarryOutErasure } from './carry-out-erasure.ts';
import { erasuresOf, LOOK_AGAIN_MS, noteErased, type ErasureDocument } from './erasure-document.ts';

const SWEEP_MS = 60_000;

export interface FinishErasuresDependencies {
  readonly db: Db;
  readonly carryOut: CarryOutErasure;
  readonly appendAuditOnce: AppendAuditOnce;
  readonly now: () => Date;
}

/** Completes erasures that another process has begun and not finished, and looks at complete ones again. */
export class FinishErasures {
  readonly #dependencies: FinishErasuresDependencies;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(dependencies: FinishErasuresDependencies) {
    this.#dependencies = dependencies;
  }

  /** Looks at all that are not complete at once, and then every minute at those whose time has come. */
  start(): void {
    this.#sweep({ state: 'begun', nextLookAt: { $exists: true } });
    this.#timer = setInterval(() => this.#sweep(), SWEEP_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #sweep(also?: Filter<ErasureDocument>): void {
    const due = { nextLookAt: { $lte: this.#dependencies.now() } };
    this.#running = this.#running
      .then(() => this.#finishAll(also ? { $or: [due, also] } : due))
      // The server cannot be used now: the next sweep tries again.
      .catch(() => undefined);
  }

  async #finishAll(filter: Filter<ErasureDocument>): Promise<void> {
    const found = await erasuresOf(this.#dependencies.db).find(filter).toArray();
    // One that fails does not keep the others from being finished.
    for (const erasure of found) await this.#finish(erasure).catch(() => undefined);
  }

  async #finish(erasure: ErasureDocument): Promise<void> {
    const { db, carryOut, now } = this.#dependencies;
    await carryOut(erasure);
    if (erasure.state === 'erased') return this.#planNextLook(erasure);
    await this.#audit(erasure);
    await noteErased(db, erasure, now());
  }

  async #planNextLook({ _id, looks = 0 }: ErasureDocument): Promise<void> {
    const { db, now } = this.#dependencies;
    const wait = LOOK_AGAIN_MS[looks + 1];
    const update =
      wait === undefined
        ? {
            $unset: {
              nextLookAt: '',
              looks: '',
              leadIds: '',
              metaLeadIds: '',
              address: '',
            } as const,
          }
        : { $set: { nextLookAt: new Date(now().getTime() + wait), looks: looks + 1 } };
    await erasuresOf(db).updateOne({ _id }, update);
  }

  /** The process that has ended could not add the entry. */
  async #audit({ _id, at, by, address }: ErasureDocument): Promise<void> {
    await this.#dependencies.appendAuditOnce({
      at,
      ...auditedActor(toActor({ ...by, name: '' })),
      address: address ?? null,
      action: 'erased',
      target: null,
      fields: [],
      reference: fromId(_id),
    });
  }
}
