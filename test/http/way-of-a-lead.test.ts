import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe('the path of a lead', () => {
  test('Pages that an admin connects are disabled at first', async () => {
    const answer = await world.connect();
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe(
      `${world.app.url}/admin/connectors?facebook_auth=success`,
    );
    const pages = await world.pages();
    expect(pages.map(({ name, platform, isActive }) => ({ name, platform, isActive }))).toEqual([
      { name: 'Brotzeit Bakery', platform: 'facebook', isActive: false },
      { name: '@brotzeit.bakery', platform: 'instagram', isActive: false },
      { name: 'Nordlicht Fitness', platform: 'facebook', isActive: false },
    ]);
  });

  test('a lead of an enabled Page is stored with its answers and its origin', async () => {
    expect((await world.enable(DEMO.bakeryId)).status).toBe(200);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.breakfast,
      platform: 'fb',
      answers: {
        vollständiger_name: 'Jürgen Groß',
        telefonnummer: '+49 30 23125 111',
        'e-mail-adresse': 'juergen@example.com',
      },
    });
    const lead = await world.lead(leads[0]?.id ?? '');
    expect(lead).toMatchObject({
      name: 'Jürgen Groß',
      email: 'juergen@example.com',
      phoneE164: '+493023125111',
      status: 'New',
      source: 'facebook',
      tags: ['facebook-lead'],
      origin: { pageName: 'Brotzeit Bakery', formName: 'Frühstück fürs Büro', via: 'webhook' },
    });
  });
});
