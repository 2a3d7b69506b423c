import type { Engine } from '../engine.ts';
import { concerns } from '../graph/access.ts';
import { announceLead } from '../webhooks/announce-lead.ts';
import { addLead } from '../world/add-lead.ts';
import { POISON_KINDS, type PoisonKind } from '../world/poison-lead.ts';
import type { Form } from '../world/world.ts';
import { ControlError } from './control-error.ts';
import { newLeadsSchema, type NewLeads } from './control-schemas.ts';

/** People send a form: stores the leads and lets the webhooks go out. */
export function createLeads(engine: Engine, input: NewLeads): { leads: { id: string }[] } {
  const { formId, count, deliver, createdTime, organic, ...draft } = newLeadsSchema.parse(input);
  const { world, random } = engine;
  const form = world.forms.get(formId);
  if (!form) throw new ControlError(404, `There is no form ${formId}.`);
  const leads = Array.from({ length: count }, () => {
    const lead = addLead(world, random, engine.now(), form, {
      ...draft,
      isOrganic: organic,
      createdTime: createdTime === undefined ? undefined : new Date(createdTime),
      poison: draft.poison ?? poisonByFault(engine, form),
    });
    if (deliver) announceLead(engine, lead);
    else lead.notDelivered = 'it was made without a webhook';
    return { id: lead.id };
  });
  return { leads };
}

function poisonByFault(engine: Engine, form: Form): PoisonKind | undefined {
  const fault = engine.faults.current().poisonLeads;
  if (!fault || !concerns(fault, form.pageId)) return undefined;
  if (!engine.random.chance(fault.rate)) return undefined;
  return fault.kind ?? engine.random.pick(POISON_KINDS);
}
