/** The statuses that every team begins with, in the order of a sale. A new lead is `New`. */
export const LEAD_STATUSES = ['New', 'Contacted', 'Qualified', 'Meeting', 'Won', 'Lost'] as const;

/** The id of a stage of the pipeline. The stage may have been removed since. */
export type LeadStatus = string;

/** A stored status. Other programs write the first ones in any case. */
export const readStatus = (text: string): LeadStatus =>
  LEAD_STATUSES.find((status) => status.toLowerCase() === text.trim().toLowerCase()) ??
  (text.trim() || 'New');

export const LEAD_SOURCES = ['facebook', 'instagram', 'manual', 'website', 'other'] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

export const LEAD_PRIORITIES = ['low', 'normal', 'high'] as const;
export type LeadPriority = (typeof LEAD_PRIORITIES)[number];

/** The Meta platform on which a person sent a form. */
export type Platform = 'facebook' | 'instagram';

/** How LeadRabbit learnt of a lead. */
export type ArrivedBy = 'webhook' | 'sync' | 'catch-up' | 'import';

/**
 * The CRM fields that an answer can fill, beside the four that every lead has. Open for more: the
 * keys of `Lead.contact`.
 */
export const CONTACT_FIELDS = [
  'firstName',
  'lastName',
  'jobTitle',
  'workEmail',
  'workPhone',
  'street',
  'city',
  'state',
  'zip',
  'country',
  'dateOfBirth',
  'gender',
] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
export type LeadField = 'name' | 'email' | 'phone' | 'company' | ContactField;

/** One answer, word for word: every value, and the label that the person read. */
export interface LeadAnswer {
  readonly key: string;
  readonly label: string;
  /** Meta's question type such as `EMAIL`; empty if the form is unknown. */
  readonly type: string;
  /** The field of the lead that this answer filled, or null. */
  readonly field: LeadField | null;
  readonly values: readonly string[];
  /** One per value: the option's label, else the value itself. */
  readonly labels: readonly string[];
}

/** Where a lead came from. A text is empty if Meta does not name it. */
export interface LeadOrigin {
  readonly pageName: string;
  readonly formName: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly adsetId: string;
  readonly adsetName: string;
  readonly adId: string;
  readonly adName: string;
  /** The partner that collected the lead for the advertiser. */
  readonly partnerName: string;
  /** The item of a catalogue that the ad showed. */
  readonly retailerItemId: string;
  /** The post, vehicle or home that the form belongs to: its name, address or id. */
  readonly post: string;
  readonly vehicle: string;
  readonly homeListing: string;
  /** The result of Meta's check after the form was sent. */
  readonly submissionCheck: string;
  readonly isOrganic: boolean | null;
  readonly via: ArrivedBy;
  /** The import that made the lead. */
  readonly importId?: string;
  readonly submittedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly storedAt: Date | null;
}

export interface LeadMetaData {
  readonly leadId: string;
  readonly formId: string;
  readonly pageId: string;
  readonly platform: Platform;
  /** Every answer under its question key. */
  readonly originalFields: Readonly<Record<string, readonly string[]>>;
}

/** A lead that is about to be recorded. No text is required: unknown text is empty. */
export interface NewLead {
  readonly name: string;
  readonly email: string;
  /** As the person wrote it. */
  readonly phone: string;
  /** In E.164, empty if the number could not be understood. */
  readonly phoneE164: string;
  readonly company: string;
  readonly contact: Readonly<Partial<Record<ContactField, string>>>;
  readonly source: LeadSource;
  readonly tags: readonly string[];
  readonly metaData: LeadMetaData;
  readonly answers: readonly LeadAnswer[];
  readonly disclaimers: readonly { readonly key: string; readonly isChecked: boolean }[];
  readonly origin: LeadOrigin;
  /** When the person sent the form; the list is ordered by it. */
  readonly createdAt: Date;
}

/** What a person or a program enters of a lead that did not come from Meta. */
export interface EnteredLead extends Pick<
  NewLead,
  'name' | 'email' | 'phone' | 'phoneE164' | 'company' | 'contact' | 'tags'
> {
  readonly source: Exclude<LeadSource, Platform>;
  readonly ownerId: string | null;
  readonly priority: LeadPriority | null;
  readonly customFields: Readonly<Record<string, string>>;
}

/** What a status change replaces, so that it can be undone. */
export interface StatusBefore {
  readonly status: LeadStatus;
  readonly firstContactedAt: Date | null;
}

/** Why a rule gave a lead to its owner. The name is the one that the rule had then. */
export interface LeadAssignment {
  readonly ruleId: string;
  readonly ruleName: string;
  /** `turn`: it was the turn of this member; `fallback`: no member worked. */
  readonly why: 'turn' | 'fallback';
}

/** Somebody has taken the lead to answer it, so that nobody else does. */
export interface LeadLease {
  readonly userId: string;
  readonly until: Date;
}

/** A lead in the CRM. */
export interface Lead extends Omit<NewLead, 'metaData' | 'origin'> {
  readonly id: string;
  readonly status: LeadStatus;
  readonly updatedAt: Date;
  /** When someone of the team first opened it. */
  readonly firstSeenAt: Date | null;
  /** Ids of the people who have opened it, in that order; without those who opened it before this was recorded. */
  readonly seenBy: readonly string[];
  /**
   * When someone first reached the person, by the status of the lead (see `changeStatus`) or by a
   * conversation, whichever was earlier.
   */
  readonly firstContactedAt: Date | null;
  /** The start of the earliest conversation that reached the person; see `logConversation`. */
  readonly firstReachedAt: Date | null;
  /** When its status last changed; null if it never did. No two changes have the same time. */
  readonly statusChangedAt: Date | null;
  /** What the last status change replaced; null if there is nothing to undo. */
  readonly statusBefore: StatusBefore | null;
  /** The person of the team who works on the lead; null if nobody does. */
  readonly ownerId: string | null;
  /** Null if a person chose the owner, or nobody did. */
  readonly assignment: LeadAssignment | null;
  /** When the assignment rules decide about the lead next; null if they do not. */
  readonly assignmentDueAt: Date | null;
  /** It is over at its time. Null if nobody has taken the lead. */
  readonly lease: LeadLease | null;
  readonly priority: LeadPriority | null;
  /** Its place in its column of the board, see `rankBetween`; null if nobody gave it one. */
  readonly rank: string | null;
  /** Why the lead was lost, in the words of the team; empty if nobody said. */
  readonly lostReason: string;
  /** What the team has added, by the name of the field. */
  readonly customFields: Readonly<Record<string, string>>;
  /** Ids, in the order in which they were added. */
  readonly meetings: readonly string[];
  readonly conversations: readonly string[];
  /** Null for leads that did not come from Meta. */
  readonly metaData: LeadMetaData | null;
  readonly origin: LeadOrigin | null;
}

/** The fields of a lead that is new, beside what it came with. */
export const NEW_LEAD_FIELDS = {
  status: 'New',
  firstSeenAt: null,
  seenBy: [],
  firstContactedAt: null,
  firstReachedAt: null,
  statusChangedAt: null,
  statusBefore: null,
  ownerId: null,
  assignment: null,
  assignmentDueAt: null,
  lease: null,
  priority: null,
  rank: null,
  lostReason: '',
  customFields: {},
  meetings: [],
  conversations: [],
} as const satisfies Partial<Lead>;

/** A lead of a file. The assignment rules leave it alone, and nobody is told of it. */
export const isImported = ({ origin }: Pick<Lead, 'origin'>): boolean => origin?.via === 'import';
