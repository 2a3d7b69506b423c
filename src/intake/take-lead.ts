import type { LeadForm, PageFamily } from '../connections/page.ts';
import type { ConnectionStore } from '../connections/connection-store.ts';
import { INTAKE } from '../users/actor.ts';
import type { GraphAnswer } from '../meta-api/read-graph-answer.ts';
import { convertLead } from './convert-lead.ts';
import type { InboxLead, InboxOutcome, InboxReading } from './inbox-lead.ts';
import type { InboxQueue } from './inbox-queue.ts';
import { endsAttempt } from './ends-attempt.ts';
import { planRetry } from './plan-retry.ts';
import { PoisonLead } from './poison-lead.ts';
import { readAnswers, type LeadAnswers } from './read-answers.ts';
import { checkPage, checkPlatform, type Refusal } from './wanted-entry.ts';

/** After so many attempts that did not end, the lead is likely to be what ends the process. */
const MOST_CLAIMS = 10;

/**
 * After so many failures the lead is stored without its form's labels, rather than an hour later.
 */
const MOST_WAITS_FOR_FORM = 3;

export interface TakeLeadDependencies {
  readonly inbox: Pick<InboxQueue, 'takeIn' | 'settle'>;
  readonly pages: Pick<ConnectionStore, 'findFamily'>;
  /** Reads one lead from Graph with its Page's token. @throws GraphError */
  readonly readLead: (pageId: string, leadId: string) => Promise<GraphAnswer>;
  /** The form with its questions; undefined if Meta does not show it. @throws GraphError */
  readonly getForm: (pageId: string, formId: string) => Promise<LeadForm | undefined>;
  readonly onFailure: (lead: InboxLead, error: unknown, outcome: InboxOutcome) => void;
  readonly now: () => Date;
  /** Returns a number between 0 and 1. */
  readonly random: () => number;
}

export type TakeOutcome = InboxOutcome | { readonly state: 'stored' };

/**
 * Brings an inbox lead that the caller has leased into the CRM, or records why that failed. A
 * failure of the lead is its outcome and is not thrown.
 *
 * @throws the `storage-unavailable` error and the `closing` error. Then the caller gives the lead
 *   back, or its lease expires.
 */
export type TakeLead = (lead: InboxLead) => Promise<TakeOutcome>;

export function createTakeLead(dependencies: TakeLeadDependencies): TakeLead {
  const { inbox, now, random, onFailure } = dependencies;
  return async (lead) => {
    const attempt: { reading?: InboxReading | undefined } = {};
    const settle = async (outcome: InboxOutcome): Promise<InboxOutcome> => {
      await inbox.settle(lead.leadId, lead.lease ?? '', outcome, now(), attempt.reading);
      return outcome;
    };
    try {
      if (lead.claims > MOST_CLAIMS) throw tooManyClaims(lead.claims);
      const refusal = await take(dependencies, lead, attempt);
      return refusal ? await settle(refused(lead, refusal)) : { state: 'stored' };
    } catch (error) {
      if (endsAttempt(error)) throw error;
      if (error instanceof PoisonLead) attempt.reading ??= error.reading;
      const outcome = planRetry(error, lead, now(), random());
      onFailure(lead, error, outcome);
      return settle(outcome);
    }
  };
}

/** @returns why the lead is not wanted, or undefined if it is in the CRM now */
async function take(
  dependencies: TakeLeadDependencies,
  lead: InboxLead,
  attempt: { reading?: InboxReading | undefined },
): Promise<Refusal | undefined> {
  const { inbox, pages, readLead, now } = dependencies;
  const pageCheck = checkPage(await pages.findFamily(lead.pageId));
  if (!pageCheck.wanted) return pageCheck;

  const answers = await readAnswers({ readLead, now }, lead);
  attempt.reading = answers.reading;
  const platformCheck = checkPlatform(pageCheck.family, answers.reading.platform);
  if (!platformCheck.wanted) return platformCheck;

  const form = await formOf(dependencies, lead, answers);
  const at = now();
  const converted = convert(lead, platformCheck.family, answers, form, at);
  await inbox.takeIn(converted, answers.reading, INTAKE, at);
  return undefined;
}

async function formOf(
  { getForm }: TakeLeadDependencies,
  lead: InboxLead,
  { reading: { formId } }: LeadAnswers,
): Promise<LeadForm | undefined> {
  if (formId === '') return undefined;
  try {
    return await getForm(lead.pageId, formId);
  } catch (error) {
    if (endsAttempt(error) || lead.failures < MOST_WAITS_FOR_FORM) throw error;
    return undefined;
  }
}

const convert = (
  lead: InboxLead,
  { page }: PageFamily,
  { graph, fieldData, reading }: LeadAnswers,
  form: LeadForm | undefined,
  now: Date,
) =>
  convertLead({
    leadId: lead.leadId,
    pageId: lead.pageId,
    pageName: page.name,
    formId: reading.formId,
    form,
    platform: reading.platform,
    createdTime: reading.createdTime ?? lead.receivedAt,
    reading: graph,
    fieldData,
    via: lead.via,
    receivedAt: lead.receivedAt,
    now,
  });

/** A lead that failed while its connection was enabled needs attention instead of being skipped. */
function refused({ failure }: InboxLead, { reason }: Refusal): InboxOutcome {
  if (failure === null) return { state: 'skipped', reason };
  return {
    state: 'needs-attention',
    failure: 'disabled',
    failures: 1,
    reason:
      reason.code === 'connection-disabled'
        ? { code: 'connection-disabled-later', params: reason.params }
        : reason,
  };
}

const tooManyClaims = (claims: number) =>
  new PoisonLead({ code: 'never-finished', params: { attempts: claims } });
