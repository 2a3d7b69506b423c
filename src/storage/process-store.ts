/** What a process says of itself, so that processes with other keys do not work on the same data. */
export interface RunningProcess {
  /** The name of its machine. */
  readonly host: string;
  /** A name of the key that seals tokens, which reveals nothing about the key. */
  readonly tokenKey: string;
  /** A slow hash of the secret that signs sessions. */
  readonly sessionSecretHash: string;
}

/** The processes of different machines that run on one database. */
export interface ProcessStore {
  /** Says who this process is, until it ends. */
  introduce(process: RunningProcess): Promise<void>;
  /**
   * Lists the other processes that run now and introduced themselves before this one. Of two processes that
   * start at once, one sees the other. A process that was killed is listed for 30 seconds.
   */
  listEarlier(): Promise<readonly RunningProcess[]>;
}
