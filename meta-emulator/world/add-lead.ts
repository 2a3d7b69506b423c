import { fictionalAnswer } from './fictional-answers.ts';
import { nextLeadId, nextNodeId } from './ids.ts';
import { poisonFieldData, type PoisonKind } from './poison-lead.ts';
import type { Random } from './random.ts';
import type { Ad, Form, Lead, World } from './world.ts';

export type LeadDraft = {
  platform?: 'fb' | 'ig' | undefined;
  answers?: Record<string, string | string[]> | undefined;
  fieldData?: unknown;
  isOrganic?: boolean | undefined;
  isTest?: boolean | undefined;
  adId?: string | undefined;
  createdTime?: Date | undefined;
  disclaimers?: Record<string, boolean> | undefined;
  poison?: PoisonKind | undefined;
  more?: Record<string, unknown> | undefined;
};

/** Stores one lead as if a person had just sent the form. */
export function addLead(
  world: World,
  random: Random,
  now: Date,
  form: Form,
  draft: LeadDraft,
): Lead {
  const index = world.counters.lead;
  const fieldData =
    draft.fieldData ?? random.shuffle(fieldDataOf(form, draft.answers ?? {}, index));
  const lead: Lead = {
    id: nextLeadId(world, random),
    formId: form.id,
    pageId: form.pageId,
    // Meta's created_time has whole seconds.
    createdTime: new Date(Math.floor((draft.createdTime ?? now).getTime() / 1000) * 1000),
    arrivedAt: now,
    platform: draft.platform ?? 'fb',
    isTest: draft.isTest ?? false,
    ad: draft.isOrganic || draft.isTest ? undefined : adOf(world, random, form, draft.adId),
    fieldData: draft.poison ? poisonFieldData(draft.poison, fieldData) : fieldData,
    more: draft.more,
    disclaimerResponses: disclaimersOf(form, draft.disclaimers ?? {}),
  };
  world.leads.set(lead.id, lead);
  insertByTime(leadsOf(world, form.id), lead);
  return lead;
}

/** Oldest first. */
export function leadsOf(world: World, formId: string): Lead[] {
  const known = world.leadsOfForm.get(formId);
  if (known) return known;
  const created: Lead[] = [];
  world.leadsOfForm.set(formId, created);
  return created;
}

function insertByTime(leads: Lead[], lead: Lead): void {
  let low = 0;
  let high = leads.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((leads[middle] as Lead).createdTime > lead.createdTime) high = middle;
    else low = middle + 1;
  }
  leads.splice(low, 0, lead);
}

type FieldDatum = { name: string; values: string[] };

/** The answers, and the form's tracking parameters as ordinary entries among them. */
function fieldDataOf(
  form: Form,
  answers: Record<string, string | string[]>,
  index: number,
): FieldDatum[] {
  const asked = form.questions.map((question) => {
    const given = answers[question.key];
    const values = given === undefined ? fictionalAnswer(form, question, index) : [given].flat();
    return { name: question.key, values };
  });
  const known = new Set(form.questions.map(({ key }) => key));
  const more = Object.entries(answers)
    .filter(([key]) => !known.has(key))
    .map(([name, given]) => ({ name, values: [given].flat() }));
  const tracking = form.trackingParameters.map(({ key, value }) => ({
    name: key,
    values: [value],
  }));
  return [...asked, ...more, ...tracking];
}

function disclaimersOf(form: Form, given: Record<string, boolean>): Lead['disclaimerResponses'] {
  if (form.disclaimers.length === 0) return undefined;
  return form.disclaimers.map(({ key, isRequired }) => ({
    checkbox_key: key,
    is_checked: (given[key] ?? isRequired) ? '1' : '',
  }));
}

const adsOfForm = new WeakMap<Form, Ad>();

/** The form's ad, after a restart that kept the world. */
const earlierAd = (world: World, form: Form): Ad | undefined =>
  leadsOf(world, form.id).find(({ ad }) => ad !== undefined)?.ad;

/** A form has one ad of its own, made when the first paid lead comes. */
function adOf(world: World, random: Random, form: Form, adId: string | undefined): Ad {
  const own = adsOfForm.get(form) ??
    earlierAd(world, form) ?? {
      id: nextNodeId(world, random, 'ad'),
      name: `${form.name} – video 1`,
      adsetId: nextNodeId(world, random, 'ad'),
      adsetName: 'Broad, 25–54',
      campaignId: nextNodeId(world, random, 'ad'),
      campaignName: `${form.name} 2026`,
    };
  adsOfForm.set(form, own);
  return adId === undefined ? own : { ...own, id: adId };
}
