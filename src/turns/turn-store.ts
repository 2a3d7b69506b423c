/** Who holds each turn. A turn is a named piece of work that one process at a time may do. */
export interface TurnStore {
  /**
   * Takes the turn until `until`. A holder that claims again keeps it until the later time. If several
   * holders claim at once, in any process, one of them gets it.
   *
   * A turn is free when its time is over, or when its holder is known to have ended. It is also free if
   * it was taken more than a minute after `now`: the clock was wrong then.
   *
   * @param holder begins with the name of the process
   * @returns whether the holder has the turn
   */
  claim(name: string, holder: string, now: Date, until: Date): Promise<boolean>;
  /** Gives the turn back. Does nothing if another holder has it. */
  release(name: string, holder: string): Promise<void>;
}
