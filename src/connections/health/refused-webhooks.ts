/** Larger bodies are not read. Deliveries of a few leads have some hundred bytes per lead. */
const MOST_BYTES = 64 * 1024;

/** How many bodies are read in a second. The others are only counted as refused. */
const READS_PER_SECOND = 2;

const PROOF_SPAN_MS = 5 * 60_000;
/** How many leads of a Page Meta is asked for in that time, and of all Pages together. */
const PROOFS_PER_PAGE = 5;
const MOST_PROOFS = 20;

/** A lead that a webhook names. */
export interface NamedLead {
  readonly pageId: string;
  readonly leadId: string;
}

export interface RefusedWebhooksDependencies {
  /** The leads that a body names. @throws if it is no delivery */
  readonly readLeads: (body: Buffer) => Promise<readonly NamedLead[]>;
  /** Whether the Page, or an Instagram account under it, is enabled. */
  readonly isEnabled: (pageId: string) => Promise<boolean>;
  /**
   * What LeadRabbit knows about a lead: nothing; only that a sync has just found it at Meta; or
   * more, so that others may know its id too.
   */
  readonly knows: (leadId: string) => Promise<'nothing' | 'just-found' | 'more'>;
  /** Asks Meta whether the lead exists and belongs to the Page. */
  readonly exists: (lead: NamedLead) => Promise<boolean>;
  readonly count: (kind: 'plausible' | 'proven') => void;
  /**
   * Called when a refused delivery was Meta's own. Its lead exists, and no webhook announces it.
   */
  readonly onProven: (pageId: string) => void;
  readonly onBug: (error: unknown) => void;
  readonly now: () => Date;
}

/**
 * Finds out whether webhooks with a wrong signature come from Meta. Anyone can send a request with
 * a wrong signature, and the ids of Pages are public. The id of a new lead is not: only Meta knows
 * it. So a refused webhook that names a lead which LeadRabbit does not know yet, and which Meta
 * shows when it is asked (or has just shown to a sync), is Meta's own: the app secret here is not
 * the one that Meta signs with.
 *
 * A stranger cannot cause much work: only a few small bodies are read, and Meta is asked for only a
 * few leads.
 */
export class RefusedWebhooks {
  readonly #dependencies: RefusedWebhooksDependencies;
  #second = 0;
  #reads = 0;
  #spanBegan = 0;
  readonly #asked = new Map<string, number>();
  #work: Promise<void> = Promise.resolve();

  constructor(dependencies: RefusedWebhooksDependencies) {
    this.#dependencies = dependencies;
  }

  /** A webhook was refused for its signature. Returns at once and never throws. */
  note(body: Buffer): void {
    if (body.length === 0 || body.length > MOST_BYTES || !this.#mayRead()) return;
    const { onBug } = this.#dependencies;
    // One after the other, so that a burst does not ask for one lead twice.
    this.#work = this.#work.then(() => this.#look(body)).catch(onBug);
  }

  /** Waits for the work that runs. */
  settled(): Promise<void> {
    return this.#work;
  }

  async #look(body: Buffer): Promise<void> {
    const { isEnabled, count, onProven } = this.#dependencies;
    let isCounted = false;
    for (const lead of await this.#read(body)) {
      if (!(await isEnabled(lead.pageId))) continue;
      if (!isCounted) count('plausible');
      isCounted = true;
      if (!(await this.#isMetas(lead))) continue;
      count('proven');
      onProven(lead.pageId);
      return;
    }
  }

  async #isMetas(lead: NamedLead): Promise<boolean> {
    const { knows, exists } = this.#dependencies;
    const known = await knows(lead.leadId);
    if (known !== 'nothing') return known === 'just-found';
    return this.#mayAsk(lead.pageId) && exists(lead);
  }

  async #read(body: Buffer): Promise<readonly NamedLead[]> {
    try {
      return (await this.#dependencies.readLeads(body)).slice(0, PROOFS_PER_PAGE);
    } catch {
      return [];
    }
  }

  #mayRead(): boolean {
    const second = Math.floor(this.#dependencies.now().getTime() / 1000);
    if (second !== this.#second) this.#reads = 0;
    this.#second = second;
    this.#reads += 1;
    return this.#reads <= READS_PER_SECOND;
  }

  #mayAsk(pageId: string): boolean {
    const now = this.#dependencies.now().getTime();
    if (Math.abs(now - this.#spanBegan) >= PROOF_SPAN_MS) {
      this.#spanBegan = now;
      this.#asked.clear();
    }
    const ofPage = this.#asked.get(pageId) ?? 0;
    const ofAll = this.#asked.values().reduce((sum, asked) => sum + asked, 0);
    if (ofPage >= PROOFS_PER_PAGE || ofAll >= MOST_PROOFS) return false;
    this.#asked.set(pageId, ofPage + 1);
    return true;
  }
}
