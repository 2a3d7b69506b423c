import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../defaults.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { html } from './html.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a person fills in a form on Instagram, and the lead has their answers', async () => {
  const body = new URLSearchParams([
    ['platform', 'ig'],
    ['question-0', 'Zoë <b>'],
    ['question-5', 'dark_chocolate'],
    ['question-5', 'crème_brûlée'],
    ['disclaimer', 'contact_consent'],
  ]);
  const url = `${app.url}/forms/${DEMO.forms.weddingCake}`;
  const page = await fetch(url, { method: 'POST', body });
  expect(await page.text()).toContain('Delivered: your app answered 200');
  const id = new URL(page.url).pathname.split('/').at(-1);
  const fields = 'platform,field_data,custom_disclaimer_responses';
  const { body: lead } = await app.graph(`/v26.0/${id}?fields=${fields}`);
  expect(lead).toMatchObject({
    platform: 'ig',
    field_data: expect.arrayContaining([
      { name: 'full_name', values: ['Zoë <b>'] },
      { name: 'email', values: [] },
      {
        name: 'which_flavours_would_you_like_to_taste?',
        values: ['dark_chocolate', 'crème_brûlée'],
      },
    ]),
    custom_disclaimer_responses: [
      { checkbox_key: 'contact_consent', is_checked: '1' },
      { checkbox_key: 'newsletter', is_checked: '' },
    ],
  });
});

test('values are escaped in markup', () => {
  expect(html`<p title="${'"'}">${'<script>'}</p>`.text).toBe(
    '<p title="&quot;">&lt;script&gt;</p>',
  );
});
