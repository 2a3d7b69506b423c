/** What an adoption found and changes, as numbers. */
export const ADOPTION_FACTS = {
  pages: 'Connections that get the fields of this version',
  duplicatePages:
    'connections that are stored twice; the second gets another pageId and is disabled',
  pagesWithoutId: 'connections without a pageId; each gets a made-up one and is disabled',
  openTokens: 'Page tokens in plain text; the start encrypts them',
  inboxLeads: 'documents of meta_leads that get the fields of this version',
  dueInboxLeads: 'of them are not in leads; LeadRabbit takes them in',
  duplicateInboxLeads:
    'documents of meta_leads with a leadId that another one has; kept as dismissed',
  inboxLeadsWithoutId: 'documents of meta_leads without a leadId; kept as dismissed',
  leads: 'documents of leads that get the fields of this version and their place in the list',
  duplicateLeads:
    'leads with a metaData.leadId that another one has; it is kept as metaData.duplicateOf',
  statuses:
    'leads with a status that is written differently here; the old one is kept in adopted.status',
  unknownStatuses:
    'leads with a status that LeadRabbit does not have; New, with the old one as a tag',
  sources:
    'leads with a source that is written differently here; the old one is kept in adopted.source',
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
    .map((fact) => `${report[fact]} ${ADOPTION_FACTS[fact]}.`);
