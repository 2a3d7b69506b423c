import { notFound } from '../errors.ts';
import type { Lead } from '../leads/lead.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { isOfPerson, keysOf, type PersonKeys } from '../leads/person-keys.ts';
import type { UnlinkedStore } from '../leads/unlinked-store.ts';
import type { Actor } from '../users/actor.ts';
import type { ErasureCertificate, HeldEnquiry } from './erasure.ts';
import type { ErasureStore } from './erasure-store.ts';
import type { ForgetViews } from './forget-views.ts';
import { newId } from '../new-id.ts';

/** Leads of one person that a search reads. More than that is no person. */
const MOST_LEADS = 500;

/** All enquiries that seem to come from one person. */
export interface PersonEnquiries {
  /** CRM leads, the one that was asked for first. */
  readonly leads: readonly Lead[];
  readonly held: readonly HeldEnquiry[];
}

export interface ErasePersonDependencies {
  readonly leads: Pick<LeadStore, 'find' | 'list' | 'listOfPerson'>;
  readonly unlinked: Pick<UnlinkedStore, 'listOfLead'>;
  readonly erasures: ErasureStore;
  readonly forgetViews: ForgetViews;
  /** Takes the person out of files that are being imported. */
  readonly forgetWaiting: (keys: PersonKeys) => Promise<void>;
  /** Removes the names of files and columns that name one of these people. */
  readonly forgetFileTexts: (people: readonly Lead[]) => Promise<void>;
  readonly onErased: (certificate: ErasureCertificate) => Promise<void>;
  readonly now: () => Date;
}

export interface ErasePerson {
  /**
   * Enquiries with the same e-mail address or phone number, except those of which somebody said that they are of
   * another person. @throws `not-found`
   */
  findSamePerson(leadId: string): Promise<PersonEnquiries>;
  /**
   * Erases a lead, and others that a person has chosen.
   *
   * @param also ids of CRM leads, or Meta's lead ids of held ones
   * @throws `not-found` if there is no such lead
   */
  erase(leadId: string, also: readonly string[], by: Actor): Promise<ErasureCertificate>;
  /** Erases leads by their age. */
  eraseAll(leadIds: readonly string[], by: Actor): Promise<ErasureCertificate>;
}

export function createErasePerson(dependencies: ErasePersonDependencies): ErasePerson {
  const { leads, unlinked, erasures, forgetViews, forgetWaiting, forgetFileTexts, onErased, now } =
    dependencies;

  const find = async (leadId: string) => {
    const lead = await leads.find(leadId);
    if (!lead) throw notFound('lead');
    return lead;
  };

  const erase = async (
    { leadIds, heldLeadIds }: { leadIds: readonly string[]; heldLeadIds: readonly string[] },
    by: Actor,
  ) => {
    const known = await Promise.all(leadIds.map((id) => leads.find(id)));
    const people = known.filter((lead) => lead !== undefined);
    await forgetWaiting(keysOf(people));
    await forgetFileTexts(people);
    await forgetViews(people);
    const order = { certificateId: newId(), leadIds, heldLeadIds, by, at: now() };
    const certificate = await erasures.erase(order);
    await onErased(certificate);
    return certificate;
  };

  return {
    findSamePerson: async (leadId) => {
      const lead = await find(leadId);
      const keys = keysOf([lead]);
      const pairs = await unlinked.listOfLead(leadId);
      const ofOthers = new Set(pairs.flatMap(({ leadIds }) => leadIds));
      const found = new Map([[lead.id, lead]]);
      const add = (others: readonly Lead[]) => {
        for (const other of others) if (!ofOthers.has(other.id)) found.set(other.id, other);
      };
      add(await leads.listOfPerson(keys, MOST_LEADS));
      // For some minutes after an upgrade, only the search finds all older leads.
      for (const q of [...keys.emails, ...keys.phones]) {
        const page = await leads.list({ q, limit: MOST_LEADS });
        add(page.leads.filter((other) => isOfPerson(other, keys)));
      }
      return { leads: [...found.values()], held: await erasures.findHeld(keys) };
    },
    erase: async (leadId, also, by) => {
      await find(leadId);
      // Meta's ids are numbers, those of CRM leads are not.
      const heldLeadIds = also.filter((id) => /^\d+$/.test(id));
      const others = also.filter((id) => !heldLeadIds.includes(id));
      return erase({ leadIds: [leadId, ...others], heldLeadIds }, by);
    },
    eraseAll: (leadIds, by) => erase({ leadIds, heldLeadIds: [] }, by),
  };
}
