import type { GraphClient } from '../meta-api/graph-client.ts';
import { GraphError } from '../meta-api/graph-error.ts';
import type { GraphForm } from '../meta-api/graph-form.ts';
import type { PageAccess } from '../meta-api/page-subscription.ts';
import { listForms, readForm } from '../meta-api/read-forms.ts';
import type { LeadForm } from './page.ts';
import type { PageCalls } from './page-calls.ts';
import type { FormDetails, FormStore } from './form-store.ts';
import { createRecentForms } from './recent-forms.ts';

/**
 * Reads all forms of the Page from Meta and stores them. @throws GraphError, or the signal's reason
 */
export type RefreshForms = (
  pageId: string,
  options?: {
    /** Called after each page of the list. */
    readonly onPage?: () => Promise<void>;
    readonly signal?: AbortSignal | undefined;
    /** Keeps the list for a call that follows at once with `mayReuse`. */
    readonly remember?: boolean;
    /** Accepts a list that was read and kept shortly before. */
    readonly mayReuse?: boolean;
  },
) => Promise<readonly FormDetails[]>;

/** The lead forms of connected Pages. */
export interface PageForms {
  readonly refresh: RefreshForms;
  /**
   * One form with its questions, read from Meta when it is first seen; undefined if Meta does not
   * show it. @throws GraphError
   */
  get(pageId: string, formId: string): Promise<LeadForm | undefined>;
}

/**
 * How long to wait for a form, in ms. A lead now, without the form's labels, is better than a lead
 * with them in an hour.
 */
const PATIENCE_MS = 10_000;

export function createPageForms(dependencies: {
  readonly graph: GraphClient;
  readonly calls: PageCalls;
  readonly pages: Pick<FormStore, 'saveForms' | 'findForm'>;
  readonly now: () => Date;
}): PageForms {
  const { graph, calls, pages, now } = dependencies;
  const reading = new Map<string, Promise<LeadForm | undefined>>();
  const unreadableSince = new Map<string, number>();
  const recent = createRecentForms(now);

  /**
   * Meta may show a new form only some time after its first lead. A form that Meta refuses stays
   * hidden.
   */
  const isHidden = (formId: string, { action }: GraphError): boolean => {
    if (action === 'permission' || action === 'fix') return true;
    if (action !== 'unreadable') return false;
    const since = unreadableSince.get(formId) ?? now().getTime();
    unreadableSince.set(formId, since);
    return now().getTime() - since > PATIENCE_MS;
  };

  const readOnce = async (pageId: string, formId: string): Promise<LeadForm | undefined> => {
    try {
      const read = await calls.run(
        pageId,
        (access) => readForm(graph, access, formId, now()),
        'forms',
      );
      const form = toFormDetails(read, pageId);
      await pages.saveForms([form], now());
      return { ...form, comparison: null };
    } catch (error) {
      if (error instanceof GraphError && isHidden(formId, error)) return undefined;
      throw error;
    }
  };

  return {
    refresh: async (pageId, { onPage, signal, remember, mayReuse } = {}) => {
      const known = mayReuse === true ? recent.take(pageId) : undefined;
      if (known) return known;
      const forms: FormDetails[] = [];
      const list = (access: PageAccess) => listForms(graph, access, now, signal);
      for await (const read of calls.walk(pageId, list, 'forms')) {
        const some = read.map((form) => toFormDetails(form, pageId));
        await pages.saveForms(some, now());
        forms.push(...some);
        await onPage?.();
      }
      if (remember === true) recent.put(pageId, forms);
      return forms;
    },
    get: async (pageId, formId) => {
      const known = await pages.findForm(formId);
      if (known) return known;
      const shared = reading.get(formId);
      if (shared) return shared;
      // If many leads of a new form come at once, Meta is asked once.
      const read = readOnce(pageId, formId).finally(() => reading.delete(formId));
      reading.set(formId, read);
      return read;
    },
  };
}

const toFormDetails = (form: GraphForm, pageId: string): FormDetails => ({
  formId: form.id,
  pageId,
  name: form.name || `Form ${form.id}`,
  status: form.status ?? '',
  locale: form.locale ?? '',
  createdTime: form.created_time ?? null,
  leadsCount: form.leads_count ?? null,
  expiredCount: form.expired_leads_count ?? null,
  questions: form.questions ?? [],
});
