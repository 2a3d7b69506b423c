import { setTimeout as sleep } from 'node:timers/promises';
import { createInTurn } from './in-turn.ts';
import type { TurnStore } from './turn-store.ts';

/** Work that only one of the processes on one database may do at a time. */
export interface Turns {
  /**
   * Takes or keeps a turn for `ms` from now, without waiting.
   *
   * @returns whether this process has it
   */
  claim(name: string, ms: number): Promise<boolean>;
  /**
   * Waits for the turn, does the work and gives the turn back. Calls of one process get the turn in
   * their order.
   *
   * @throws the error of `busy` if another process has kept the turn for a minute
   */
  run<T>(name: string, work: () => Promise<T>, busy: () => Error): Promise<T>;
}

export interface TurnsDependencies {
  readonly store: TurnStore;
  /** Unique over all processes. */
  readonly processName: string;
  /** The turn could not be given back or kept for longer. It ends by itself. */
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
}

/** How long a turn lasts if its process ends without giving it back, in ms. */
const LEASE_MS = 30_000;

/** How often a process extends its turn during the work, in ms. */
const RENEW_MS = 10_000;

/** How often a process that waits asks for a turn, in ms. */
const ASK_MS = 100;

/** How long a process waits for another one, in ms. */
const PATIENCE_MS = 60_000;

export function createTurns({ store, processName, onError, now }: TurnsDependencies): Turns {
  const holder = `${processName}#turns`;
  const inTurn = createInTurn();

  const claim = (name: string, ms: number) => {
    const from = now();
    return store.claim(name, holder, from, new Date(from.getTime() + ms));
  };

  const wait = async (name: string, busy: () => Error) => {
    const end = performance.now() + PATIENCE_MS;
    while (!(await claim(name, LEASE_MS))) {
      if (performance.now() > end) throw busy();
      await sleep(ASK_MS);
    }
  };

  return {
    claim,
    run: (name, work, busy) =>
      inTurn(name, async () => {
        await wait(name, busy);
        const renewal = setInterval(() => void claim(name, LEASE_MS).catch(onError), RENEW_MS);
        try {
          return await work();
        } finally {
          clearInterval(renewal);
          await store.release(name, holder).catch(onError);
        }
      }),
  };
}
