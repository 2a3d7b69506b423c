import type { InboxReading } from './inbox-lead.ts';

interface PoisonOptions extends ErrorOptions {
  /** What Meta sent, to be kept so that a person can see it. */
  readonly reading?: InboxReading | undefined;
}

/** A raw lead that no retry will help: a person has to decide about it. The message says why. */
export class PoisonLead extends Error {
  readonly reading: InboxReading | undefined;

  constructor(message: string, options: PoisonOptions = {}) {
    super(message, options);
    this.name = 'PoisonLead';
    this.reading = options.reading;
  }
}
