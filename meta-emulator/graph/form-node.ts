import { LEAD_RETENTION_MS } from '../defaults.ts';
import { leadsOf } from '../world/add-lead.ts';
import type { Form } from '../world/world.ts';
import type { GraphCall } from './graph-call.ts';
import { metaTime } from './meta-time.ts';
import type { Node } from './select-fields.ts';

/** Fields: facebook-nodejs-business-sdk, src/objects/leadgen-form.js. */
export const FORM = {
  name: 'LeadGenData',
  defaults: 'id,name,locale,status',
  fields: [
    'id',
    'name',
    'locale',
    'status',
    'allow_organic_lead',
    'block_display_for_non_targeted_viewer',
    'context_card',
    'created_time',
    'creator',
    'expired_leads_count',
    'follow_up_action_text',
    'follow_up_action_url',
    'is_optimized_for_quality',
    'leads_count',
    'legal_content',
    'organic_leads_count',
    'page',
    'page_id',
    'privacy_policy_url',
    'question_page_custom_headline',
    'questions',
    'thank_you_page',
    'tracking_parameters',
  ],
};

export function formNode(call: GraphCall, form: Form): Node {
  const leads = leadsOf(call.engine.world, form.id);
  const oldest = call.engine.now().getTime() - LEAD_RETENTION_MS;
  return {
    id: form.id,
    name: form.name,
    locale: form.locale,
    status: form.status,
    allow_organic_lead: true,
    block_display_for_non_targeted_viewer: false,
    created_time: metaTime(form.createdTime),
    is_optimized_for_quality: false,
    leads_count: () => leads.length,
    expired_leads_count: () => leads.filter(({ createdTime }) => +createdTime < oldest).length,
    organic_leads_count: () => leads.filter(({ ad }) => ad === undefined).length,
    page: () => ({ name: call.engine.world.pages.get(form.pageId)?.name, id: form.pageId }),
    page_id: form.pageId,
    privacy_policy_url: form.privacyPolicyUrl,
    question_page_custom_headline: form.headline,
    questions: () => form.questions.map((question, index) => questionNode(form, question, index)),
    legal_content: () => legalContent(form),
    thank_you_page: () => ({ title: form.thankYou, id: `${BigInt(form.id) + 7n}` }),
    tracking_parameters: form.trackingParameters,
  };
}

function questionNode(form: Form, question: Form['questions'][number], index: number) {
  const { key, label, type, options, dependents } = question;
  const id = String(BigInt(form.id) + BigInt(100 + index));
  if (!dependents) return { key, label, type, options, id };
  return {
    key,
    label,
    type,
    options,
    id,
    conditional_questions_group_id: String(BigInt(form.id) + BigInt(500 + index)),
    dependent_conditional_questions: dependents.map((dependent) => ({
      field_key: dependent.key,
      name: dependent.label,
      input_type: 'TEXT',
    })),
  };
}

function legalContent(form: Form) {
  if (form.disclaimers.length === 0) return undefined;
  const checkboxes = form.disclaimers.map(({ key, text, isRequired }) => ({
    key,
    text,
    is_required: isRequired,
    is_checked_by_default: false,
  }));
  const disclaimer = { title: 'Consent', body: { text: form.headline }, checkboxes };
  return { id: `${BigInt(form.id) + 8n}`, custom_disclaimer: disclaimer };
}
