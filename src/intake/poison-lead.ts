/** A raw lead that no retry will help: a person has to look at it. The message says why. */
export class PoisonLead extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PoisonLead';
  }
}
