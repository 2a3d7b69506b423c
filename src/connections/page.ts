import type { Reason } from '../reasons.ts';

/** A Facebook Page, or an Instagram account of a Page, that LeadRabbit takes leads from. */
export interface Connection {
  /** Page id, or Instagram account id. */
  readonly pageId: string;
  readonly name: string;
  readonly platform: 'facebook' | 'instagram';
  /** For an Instagram account the Page whose webhook feeds it and whose token reads its leads. */
  readonly parentPageId: string | null;
  /** The Page access token, encrypted by the token vault; empty for Instagram accounts. */
  readonly sealedToken: string;
  /**
   * Meta's app-scoped id of the person whose sign-in brought the token; null if that is not known.
   */
  readonly grantedBy: string | null;
  /** When that sign-in was; null before LeadRabbit kept it. */
  readonly grantedAt: Date | null;
  readonly isActive: boolean;
  /** When it was last enabled. Disabling it does not change this. */
  readonly enabledAt: Date | null;
  readonly attention: PageAttention | null;
  /** When a person or a new sign-in last changed this connection. */
  readonly lastUpdated: Date;
  readonly lastSync: Date | null;
  readonly syncCount: number;
  /**
   * The time up to which every lead is accounted for, by the leads' own `created_time`. Null before
   * the first sync.
   */
  readonly watermark: Date | null;
  /** When its last background sync ended. */
  readonly lastBackgroundSync: Date | null;
  /**
   * When the next background sync is due; null means now. Only Pages have one, for their whole
   * family.
   */
  readonly syncDueAt: Date | null;
  /** How far a requested background sync must look back, beyond the watermark. */
  readonly syncSince: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A Page with the Instagram accounts that belong to it. */
export interface PageFamily {
  readonly page: Connection;
  readonly accounts: readonly Connection[];
}

/** What keeps a connection from working. */
export interface PageAttention {
  readonly code: 'reconnect' | 'permission' | 'throttled' | 'problem';
  /** Why, for a person. */
  readonly reason: Reason;
  readonly since: Date;
}

/** A lead form of a Page, with what is needed to read its leads' answers. */
export interface LeadForm {
  readonly formId: string;
  readonly pageId: string;
  readonly name: string;
  readonly status: string;
  readonly locale: string;
  readonly createdTime: Date | null;
  /** Meta's own count of the form's leads, expired ones included. Null if Meta gave none. */
  readonly leadsCount: number | null;
  /** How many of them are older than the 90 days for which Meta shows them. */
  readonly expiredCount: number | null;
  /** Meta's count compared with the leads that are here; null before the first comparison. */
  readonly comparison: FormComparison | null;
  readonly questions: readonly FormQuestion[];
}

/** A form without its questions, which are long. */
export type FormSummary = Omit<LeadForm, 'questions'>;

/** How many leads Meta counts and how many are here, at one time. */
export interface FormComparison {
  readonly metaCount: number;
  /** Not here, and too old for Meta to show. */
  readonly expired: number;
  /** Not here, and still to be read at Meta. */
  readonly missing: number;
  /** Not here, and not listed by Meta although LeadRabbit asked for everything that Meta keeps. */
  readonly unlisted: number;
  readonly stored: number;
  readonly pending: number;
  readonly needsAttention: number;
  readonly skipped: number;
  readonly dismissed: number;
  readonly erased: number;
  readonly comparedAt: Date;
}

export interface FormQuestion {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly options: readonly { readonly key: string; readonly value: string }[];
}
