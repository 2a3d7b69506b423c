import { Sweep } from '../sweep.ts';
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
export function createAssignmentWorker(options: AssignmentWorkerOptions): Sweep {
  const { isDue, assignLeads, claim, onError } = options;
  const worker: Sweep = new Sweep({
    run: async () => {
      while (!worker.isStopped && (await isDue()) && (await claim(TURN_MS)))
        if ((await assignLeads()) < LEADS_AT_ONCE) return;
    },
    everyMs: POLL_MS,
    onError,
  });
  return worker;
}
