export type DeliveryState =
  /** Waits for its first attempt. */
  | 'pending'
  /** Failed. The next attempt is at `nextAttemptAt`. */
  | 'retrying'
  | 'delivered'
  /** Meta has given up after 36 hours. */
  | 'dropped'
  /** Dropped by a fault, and never sent. */
  | 'lost';

export type Attempt = {
  at: string;
  durationMs: number;
  /** Undefined if no answer came. */
  status?: number | undefined;
  error?: string | undefined;
};

/** Whether it will still be sent. */
export const isOwed = ({ state }: Delivery): boolean => state === 'pending' || state === 'retrying';

/** One POST to the app's callback, with everything that happened to it. */
export type Delivery = {
  id: string;
  createdAt: string;
  url: string;
  body: string;
  leadIds: string[];
  state: DeliveryState;
  attempts: Attempt[];
  nextAttemptAt?: string | undefined;
};
