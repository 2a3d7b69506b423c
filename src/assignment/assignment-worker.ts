import { LEADS_AT_ONCE } from './assign-leads.ts';

/** How long other processes leave the assignment to this one, in ms. */
const TURN_MS = 5_000;

/** How often to look for leads whose time has come, in ms. */
const POLL_MS = 1_000;

export interface AssignmentWorkerOptions {
  /** Whether a lead is due. It is asked often and writes nothing. */
  readonly isDue: () => Promise<boolean>;
  /** See `createAssignLeads`. */
  readonly assignLeads: () => Promise<number>;
  /**
   * Takes the work for this process, for `ms` from now, so that two processes do not count a turn for the same lead.
   *
   * @returns false if another process has it
   */
  readonly claim: (ms: number) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

/** Gives leads to people by the rules, as soon as they come or their time has come. */
export class AssignmentWorker {
  readonly #options: AssignmentWorkerOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWokenAgain = false;
  #isStopped = true;

  constructor(options: AssignmentWorkerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.wake();
  }

  /** Looks for leads now. */
  wake(): void {
    if (this.#isStopped) return;
    if (this.#running) {
      this.#isWokenAgain = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#isStopped) return;
      if (this.#isWokenAgain) this.wake();
      else this.#timer = setTimeout(() => this.wake(), POLL_MS);
    });
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    const { isDue, assignLeads, claim, onError } = this.#options;
    this.#isWokenAgain = false;
    try {
      while (!this.#isStopped && (await isDue()) && (await claim(TURN_MS)))
        if ((await assignLeads()) < LEADS_AT_ONCE) return;
    } catch (error) {
      onError(error);
    }
  }
}
