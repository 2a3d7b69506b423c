/** What an adoption found, as a count, and what it does with it. */
export const ADOPTION_FACTS = {
  pages: ['Connections', 'They get the fields of this version.'],
  duplicatePages: [
    'Connections that are stored twice',
    'The second gets another pageId and is disabled.',
  ],
  pagesWithoutId: ['Connections without a pageId', 'Each gets a made-up one and is disabled.'],
  openTokens: ['Page tokens in plain text', 'The start encrypts them.'],
  inboxLeads: ['Documents of meta_leads', 'They get the fields of this version.'],
  dueInboxLeads: ['Of them not in leads', 'LeadRabbit takes them in.'],
  duplicateInboxLeads: [
    'Documents of meta_leads with a leadId that another one has',
    'They are kept as dismissed.',
  ],
  inboxLeadsWithoutId: ['Documents of meta_leads without a leadId', 'They are kept as dismissed.'],
  leads: ['Documents of leads', 'They get the fields of this version and their place in the list.'],
  duplicateLeads: [
    'Leads with a metaData.leadId that another one has',
    'It is kept as metaData.duplicateOf.',
  ],
  statuses: [
    'Leads with a status that is written differently here',
    'The old one is kept in adopted.status.',
  ],
  unknownStatuses: [
    'Leads with a status that LeadRabbit does not have',
    'They become New, with the old one as a tag.',
  ],
  sources: [
    'Leads with a source that is written differently here',
    'The old one is kept in adopted.source.',
  ],
} as const;

export type AdoptionFact = keyof typeof ADOPTION_FACTS;

/** How often each fact was found. */
export type AdoptionReport = Readonly<Record<AdoptionFact, number>>;

export class AdoptionCounts {
  readonly #counts = new Map<AdoptionFact, number>();

  add(fact: AdoptionFact): void {
    this.#counts.set(fact, (this.#counts.get(fact) ?? 0) + 1);
  }

  get report(): AdoptionReport {
    const names = Object.keys(ADOPTION_FACTS) as AdoptionFact[];
    return Object.fromEntries(
      names.map((name) => [name, this.#counts.get(name) ?? 0]),
    ) as AdoptionReport;
  }
}

/** The facts that were found, one line each. */
export const describeAdoption = (report: AdoptionReport): string[] =>
  (Object.keys(ADOPTION_FACTS) as AdoptionFact[])
    .filter((fact) => report[fact] > 0)
    .map((fact) => {
      const [what, then] = ADOPTION_FACTS[fact];
      return `${what}: ${report[fact]}. ${then}`;
    });
