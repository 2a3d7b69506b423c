import { createHash } from 'node:crypto';
import { isUntouched } from '../leads/is-untouched.ts';
import { valuesOf, type ConnectionFilter, type LeadFilters } from '../leads/lead-filters.ts';
import type { Lead } from '../leads/lead.ts';
import { keysOf, type PersonKeys } from '../leads/person-keys.ts';
import { valuesOfLead, type LeadValue, type ValueField } from '../leads/lead-values.ts';
import { lostReasonOf } from '../leads/lost-reason.ts';
import { contactsOf, type LeadContact } from '../leads/response-time.ts';
import { leadSearchTerms } from '../leads/search-terms.ts';

/**
 * What filters ask for is in the search terms too. Otherwise a search for a common word and a rare status
 * would read every lead with that word. A person cannot search for `=`, so these terms match only
 * filters.
 */
export const filterTerm = (value: string): string =>
  STAGE.test(value) ? `=${value}` : `=${hashOf(value)}`;

/** The id of a stage or of a source. A status that somebody else has stored may be any text. */
const STAGE = /^[A-Za-z0-9-]{1,64}$/;

const UNSEEN = '=is=unseen';
/** Every lead has one of these two. */
export const UNTOUCHED = '=is=untouched';
export const TOUCHED = '=is=touched';

/** What a term may hold beside `=`, so that it is one token for SQLite's FTS5. */
const PLAIN = /^[A-Za-z0-9]{1,40}$/;

/** A value in a term. FTS5 folds capital letters, so only the ids of MongoDB and Meta stay as they are. */
const safe = (value: string): string =>
  PLAIN.test(value) && value === value.toLowerCase() ? value : hashOf(value);

const hashOf = (value: string): string =>
  `-${createHash('sha256').update(value).digest('hex').slice(0, 24)}`;

/** Ends with `=` if there is no value, so that it is no status, which may have any name. */
const term = (filter: string, value: string | null): string =>
  value === null ? `=${filter}=` : `=${filter}=${safe(value)}`;

const orNull = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value;

const UNTAGGED = term('tag', null);

/** The terms of a lead for filters. */
export function filterTermsOf(lead: Lead): string[] {
  const { metaData, origin } = lead;
  return [
    filterTerm(lead.status),
    filterTerm(lead.source),
    term('owner', lead.ownerId),
    term('priority', lead.priority),
    ...pageTerms(metaData),
    term('form', orNull(metaData?.formId)),
    term('campaign', orNull(origin?.campaignId)),
    term('lost', orNull(lostReasonOf(lead))),
    ...contactsOf(lead).map(contactTerm),
    ...(lead.tags.length > 0 ? new Set(lead.tags.map((tag) => term('tag', tag))) : [UNTAGGED]),
    ...(lead.firstSeenAt === null ? [UNSEEN] : []),
    isUntouched(lead) ? UNTOUCHED : TOUCHED,
  ];
}

const pageTerms = (metaData: Lead['metaData']): string[] => {
  const pageId = orNull(metaData?.pageId);
  const page = term('page', pageId);
  return metaData && pageId !== null ? [page, `${page}=${metaData.platform}`] : [page];
};

function connectionTerm(connection: ConnectionFilter | null): string {
  if (!connection) return term('page', null);
  const { pageId, platform } = connection;
  return platform === undefined ? term('page', pageId) : `${term('page', pageId)}=${platform}`;
}

const contactTerm = (contact: LeadContact): string => `=contact=${contact}`;

/** What filters ask for: a lead must have a term of each group. */
export function termGroupsOf(filters: LeadFilters): readonly (readonly string[])[] {
  const { connection = [], formId = [], campaignId = [], tag = [] } = filters;
  const { ownerId = [], priority = [], contact = [], lostReason = [], visibleTo } = filters;
  const groups = [
    valuesOf(filters.status).map(filterTerm),
    valuesOf(filters.source).map(filterTerm),
    connection.map(connectionTerm),
    formId.map((id) => term('form', id)),
    campaignId.map((id) => term('campaign', id)),
    tag.map((each) => term('tag', each)),
    ownerId.map((id) => term('owner', id)),
    priority.map((each) => term('priority', each)),
    contact.map(contactTerm),
    lostReason.map((reason) => term('lost', orNull(reason))),
    visibleTo === undefined ? [] : [term('owner', visibleTo), term('owner', null)],
    filters.isUntagged === true ? [UNTAGGED] : [],
    filters.isUnseen === true ? [UNSEEN] : [],
    filters.isUntouched === true ? [UNTOUCHED] : [],
  ];
  return groups.filter((group) => group.length > 0).map((group) => [...new Set(group)]);
}

const FILTER_OF = { connection: 'page', form: 'form', campaign: 'campaign', tag: 'tag' } as const;

/**
 * The terms that name a value of a filter: from `first` on, before `end`. The term of leads without a value is not among
 * them. A space is before all letters that a term may have.
 */
export const termRangeOf = (field: ValueField) => ({
  first: `=${FILTER_OF[field]}= `,
  end: `=${FILTER_OF[field]}>`,
});

/** After a term, and before every other one that is greater. */
export const afterTerm = (text: string): string => `${text} `;

/** The value of a lead for which it has a term. */
export const valueOfTerm = (field: ValueField, lead: Lead, text: string): LeadValue | undefined =>
  valuesOfLead(field, lead).find(({ value }) => termOfValue(field, value) === text);

function termOfValue(field: ValueField, value: string): string {
  if (field !== 'connection') return term(FILTER_OF[field], value);
  const [pageId = '', platform = ''] = value.split(':');
  return `${term('page', pageId)}=${platform}`;
}

/** What a search of leads compares with: the terms of a lead, with those for filters. */
export const termsOf = (lead: Lead): string[] => [
  ...leadSearchTerms(lead),
  ...filterTermsOf(lead),
  ...personTermsOf(keysOf([lead])),
];

/**
 * Terms by which the leads of one person are found. An address may hold characters that no term may, so that
 * its hash is the term.
 */
export const personTermsOf = ({ emails, phones }: PersonKeys): string[] =>
  [...emails, ...phones].map(
    (key) => `=person=${createHash('sha256').update(key).digest('hex').slice(0, 24)}`,
  );
