import { DEMO } from '../../../meta-emulator/defaults.ts';
import { eventually } from '../eventually.ts';
import type { World } from '../start-world.ts';

export const { bakeryId: BAKERY, fitnessId: FITNESS, instagramId: INSTAGRAM } = DEMO;

/** Signs in to Meta and enables both Pages and the account, without a browser. */
export async function connectAll(world: World): Promise<void> {
  await world.connect();
  for (const pageId of [BAKERY, INSTAGRAM, FITNESS]) await world.enable(pageId);
}

interface Person {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
}

/** A person sends the form about wedding cakes. */
export const sendForm = ({ meta }: World, { name, email = '', phone = '' }: Person) =>
  meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    answers: {
      full_name: name,
      email: email === '' ? [] : email,
      phone_number: phone === '' ? [] : phone,
    },
  });

/** Many people did so over the last days. Waits until all of them are in the CRM. */
export async function sendForms(world: World, count: number): Promise<void> {
  const before = (await world.leads()).length;
  await world.meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    count,
    createdTime: new Date(Date.now() - 86_400_000).toISOString(),
  });
  await eventually(
    `${count} more leads`,
    async () => (await world.leads()).length === before + count,
    30_000,
  );
}

/** Leads of which nothing can be understood. @returns their ids */
export async function sendPoison(world: World, count: number): Promise<string[]> {
  const formId = DEMO.forms.weddingCake;
  const poison = 'field-data-text';
  const { leads } = await world.meta.control.createLeads({ formId, count, poison });
  return leads.map(({ id }) => id);
}
