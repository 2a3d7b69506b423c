import type { Reason } from '../reasons.ts';
import type { InboxReading } from './inbox-lead.ts';

interface PoisonOptions extends ErrorOptions {
  /** What Meta sent. It is kept, so that a person can see it. */
  readonly reading?: InboxReading | undefined;
}

/** Thrown for an inbox lead that a retry cannot bring in. A person has to decide about it. */
export class PoisonLead extends Error {
  readonly reason: Reason;
  readonly reading: InboxReading | undefined;

  constructor(reason: Reason, options: PoisonOptions = {}) {
    super(reason.code, options);
    this.name = 'PoisonLead';
    this.reason = reason;
    this.reading = options.reading;
  }
}
