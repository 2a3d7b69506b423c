import { notFound } from '../errors.ts';
import type { Actor } from '../users/actor.ts';
import type { LeadStore } from './lead-store.ts';
import type { Lead } from './lead.ts';
import { hasEmailOf, hasPhoneOf, keysOf, type IdentifyingFields } from './person-keys.ts';
import type { UnlinkedPair, UnlinkedStore } from './unlinked-store.ts';

/** How many other leads of a person are read. If there are more, most likely many people share a number. */
const MOST_RELATED = 100;

/** Another lead that seems to be of the same person. */
export interface RelatedLead {
  readonly lead: Lead;
  readonly hasSameEmail: boolean;
  readonly hasSamePhone: boolean;
  /** Set if somebody said that it is of another person. */
  readonly unlinked: UnlinkedPair | undefined;
}

export interface RelatedPage {
  /** The newest first; those that are unlinked come last. */
  readonly related: readonly RelatedLead[];
  /** There are more than were read. */
  readonly hasMore: boolean;
}

export interface RelatedLeads {
  /**
   * Other leads with the same e-mail address or phone number as a lead.
   *
   * @param mayBeSeen which of them the asker may see
   * @throws `not-found`
   */
  list(leadId: string, mayBeSeen?: (lead: Lead) => boolean): Promise<RelatedPage>;
  /** Leads with an e-mail address or a phone number, such as those of a lead that is about to be added. */
  find(person: IdentifyingFields, mayBeSeen?: (lead: Lead) => boolean): Promise<RelatedPage>;
  /** Notes that two related leads are of two people. @throws `not-found` */
  unlink(leadIds: readonly [string, string], by: Actor): Promise<void>;
  /** Takes that back. @throws `not-found` */
  link(leadIds: readonly [string, string], by: Actor): Promise<void>;
}

export interface RelatedLeadsDependencies {
  readonly leads: Pick<LeadStore, 'find' | 'listOfPerson'>;
  readonly unlinked: UnlinkedStore;
  readonly now: () => Date;
}

/** Enquiries of one person belong together and are never merged: each keeps its own answers and owner. */
export function createRelatedLeads({
  leads,
  unlinked,
  now,
}: RelatedLeadsDependencies): RelatedLeads {
  /** @param own the lead whose related ones are wanted, if it is stored */
  const read = async (
    person: IdentifyingFields,
    own: string | undefined,
    mayBeSeen: (lead: Lead) => boolean,
  ): Promise<RelatedPage> => {
    const keys = keysOf([person]);
    // One more than is shown, and the lead itself.
    const found = await leads.listOfPerson(keys, MOST_RELATED + 2);
    const others = found.filter((other) => other.id !== own && mayBeSeen(other));
    const pairs = others.length === 0 || own === undefined ? [] : await unlinked.listOfLead(own);
    const related = others.slice(0, MOST_RELATED).map((other) => ({
      lead: other,
      hasSameEmail: hasEmailOf(other, keys),
      hasSamePhone: hasPhoneOf(other, keys),
      unlinked: pairs.find(({ leadIds }) => leadIds.includes(other.id)),
    }));
    return {
      related: related.toSorted(
        (a, b) => Number(Boolean(a.unlinked)) - Number(Boolean(b.unlinked)),
      ),
      hasMore: others.length > MOST_RELATED,
    };
  };
  const requireBoth = async (leadIds: readonly [string, string]) => {
    const [one, other] = await Promise.all(leadIds.map((id) => leads.find(id)));
    if (!one || !other || one.id === other.id) throw notFound('lead');
    return [one, other] as const;
  };
  return {
    list: async (leadId, mayBeSeen = () => true) => {
      const lead = await leads.find(leadId);
      if (!lead) throw notFound('lead');
      return read(lead, leadId, mayBeSeen);
    },
    find: (person, mayBeSeen = () => true) => read(person, undefined, mayBeSeen),
    unlink: async (leadIds, by) => {
      const [one, other] = await requireBoth(leadIds);
      const keys = keysOf([one]);
      if (!hasEmailOf(other, keys) && !hasPhoneOf(other, keys)) throw notFound('lead');
      if (!(await unlinked.unlink(leadIds, by, now()))) throw notFound('lead');
    },
    link: async (leadIds, by) => {
      await requireBoth(leadIds);
      if (!(await unlinked.link(leadIds, by, now()))) throw notFound('lead');
    },
  };
}
