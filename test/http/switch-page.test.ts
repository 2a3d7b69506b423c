import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import { subscribedFields, subscribePage } from '../support/meta-page.ts';
import { storedInboxLead } from '../support/stored-inbox-lead.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { eventually } from '../support/eventually.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
});
afterEach(() => world.close());

const disable = (pageId: string) =>
  world.app.admin.post('/api/facebook/pages', { pageId, action: 'disable' });
const isActive = async (pageId: string) => (await world.page(pageId)).isActive;
const fieldsOf = (pageId: string) => subscribedFields(world.meta, pageId);

describe('enabling a Page', () => {
  test('enabling a Page subscribes its leads, reads its forms and gives the documented answer', async () => {
    const { status, body } = await world.enable(DEMO.bakeryId);
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, message: 'Page enabled successfully' });
    expect(await fieldsOf(DEMO.bakeryId)).toEqual(['leadgen']);
    const page = await world.page(DEMO.bakeryId);
    expect(page.isActive).toBe(true);
    expect(page.leadForms.map(({ name }) => name).toSorted()).toEqual([
      'Catering call-back',
      'Frühstück fürs Büro',
      'Wedding cake enquiry',
    ]);
  });

  test('an enabled Page lists its archived forms too, because their leads stay readable', async () => {
    await world.enable(DEMO.fitnessId);
    const { leadForms } = await world.page(DEMO.fitnessId);
    expect(leadForms.find(({ formId }) => formId === DEMO.forms.archived)?.status).toBe('ARCHIVED');
  });

  test('enabling a Page keeps the other fields to which it is subscribed', async () => {
    await subscribePage(world.meta, DEMO.bakeryId, ['feed', 'messages']);
    await world.enable(DEMO.bakeryId);
    expect((await fieldsOf(DEMO.bakeryId))?.toSorted()).toEqual(['feed', 'leadgen', 'messages']);
  });

  test('enabling a Page does not change another Page', async () => {
    await world.enable(DEMO.bakeryId);
    expect(await isActive(DEMO.fitnessId)).toBe(false);
    expect(await fieldsOf(DEMO.fitnessId)).toBeNull();
  });

  test('enabling a Page twice has the same result as enabling it once', async () => {
    await world.enable(DEMO.bakeryId);
    expect((await world.enable(DEMO.bakeryId)).status).toBe(200);
    expect(await fieldsOf(DEMO.bakeryId)).toEqual(['leadgen']);
  });

  test('a Page without leads_retrieval stays disabled, and the error says what to do', async () => {
    const permission = 'leads_retrieval';
    await world.meta.control.changeFaults({ missingPermission: { permission } });
    const { status, body } = await world.enable(DEMO.bakeryId);
    expect(status).toBe(502);
    const error = expect.stringMatching(/leads_retrieval.*Leads access/) as string;
    expect(body).toMatchObject({ success: false, error });
    expect(await isActive(DEMO.bakeryId)).toBe(false);
    await world.meta.control.clearFaults();
    expect((await world.enable(DEMO.bakeryId)).status, 'after the permission is granted').toBe(200);
  });

  test.each([
    [
      'Meta cannot be reached',
      { dropConnection: { rate: 1 } },
      /could not be reached.*Try again in a minute/,
    ],
    ['its token is dead', { expiredToken: {} }, /sign-in to Meta has expired.*Press Connect/],
    ['Meta limits the calls', { rateLimited: { minutes: 5 } }, /limits how often/],
  ] as const)('a Page that is enabled while %s stays disabled', async (_what, faults, words) => {
    await world.meta.control.changeFaults(faults);
    const { status, body } = await world.enable(DEMO.bakeryId);
    expect(status).toBe(502);
    expect((body as ErrorAnswer).error).toMatch(words);
    expect(await isActive(DEMO.bakeryId)).toBe(false);
  });

  test('enabling a Page that is not connected is answered with 404', async () => {
    const { status, body } = await world.enable('999999999999');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not-found' });
  });

  test.each([
    ['an unknown action', { pageId: DEMO.bakeryId, action: 'explode' }],
    ['no Page id', { action: 'enable' }],
    ['an empty Page id', { pageId: '', action: 'enable' }],
  ])('a change of a Page with %s is refused', async (_what, body) => {
    const answer = await world.app.admin.post('/api/facebook/pages', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  });
});

describe('disabling a Page', () => {
  test('L19: disabling a Page unsubscribes only leadgen, and only for this Page', async () => {
    await subscribePage(world.meta, DEMO.bakeryId, ['feed', 'messages']);
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.fitnessId);
    const { status, body } = await disable(DEMO.bakeryId);
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, message: 'Page disabled successfully' });
    expect(await isActive(DEMO.bakeryId)).toBe(false);
    expect((await fieldsOf(DEMO.bakeryId))?.toSorted()).toEqual(['feed', 'messages']);
    expect(await isActive(DEMO.fitnessId)).toBe(true);
    expect(await fieldsOf(DEMO.fitnessId)).toEqual(['leadgen']);
    const { subscriptions } = await world.meta.control.getState();
    expect(subscriptions, 'the webhook of the app stays').toMatchObject([
      { object: 'page', fields: ['leadgen'], active: true },
    ]);
  });

  test('a Page can be disabled while Meta is down, and its leads are then skipped', async () => {
    await world.enable(DEMO.bakeryId);
    await world.meta.control.changeFaults({ serverError: {} });
    expect((await disable(DEMO.bakeryId)).status).toBe(200);
    expect(await isActive(DEMO.bakeryId)).toBe(false);
    await world.meta.control.clearFaults();
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack });
    const skipped = await eventually('the lead is skipped', async () => {
      const lead = await storedInboxLead(world.app, leads[0]?.id);
      return lead?.state === 'skipped' && lead;
    });
    expect(sentenceOf(skipped.reason)).toBe('Brotzeit Bakery is disabled.');
    expect(await world.leads()).toEqual([]);
  });

  test('disabling a Page twice has the same result as disabling it once', async () => {
    await world.enable(DEMO.bakeryId);
    await disable(DEMO.bakeryId);
    expect((await disable(DEMO.bakeryId)).status).toBe(200);
  });
});
