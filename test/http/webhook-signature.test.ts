import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phpJson } from '../../meta-emulator/php-json.ts';
import { delivery, leadgenChange, postWebhook, sign } from '../support/post-webhook.ts';
import { countInboxLeads, storedInboxLead } from '../support/stored-inbox-lead.ts';
import { APP_SECRET, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9', {
    FACEBOOK_APP_SECRET_PREVIOUS: 'the-secret-before',
  });
});
afterAll(() => app.close());

let serial = 1000;
/** Makes a delivery of one new lead. */
function newDelivery() {
  const leadId = `70000000000${(serial += 1)}`;
  return { leadId, body: delivery({ '1234567890': [leadgenChange({ leadgen_id: leadId })] }) };
}

describe('the signature of a webhook', () => {
  test('a webhook with a correct signature is stored and acknowledged', async () => {
    const { leadId, body } = newDelivery();
    const answer = await postWebhook(app, body);
    expect(answer).toMatchObject({ status: 200, body: { success: true, leadsProcessed: 1 } });
    expect(await storedInboxLead(app, leadId)).toBeDefined();
  });

  test.each([
    ['no signature', null, 'signature-missing'],
    ['an empty signature', '', 'signature-missing'],
    [
      'a signature made with another secret',
      (body: string) => sign(body, 'not the secret'),
      'signature-wrong',
    ],
    [
      'the signature of another body',
      () => sign('{"object":"page","entry":[]}'),
      'signature-wrong',
    ],
    ['a signature that is too short', (body: string) => sign(body).slice(0, -2), 'signature-wrong'],
    ['a signature that is too long', (body: string) => `${sign(body)}00`, 'signature-wrong'],
    [
      'a signature without "sha256="',
      (body: string) => sign(body).slice('sha256='.length),
      'signature-wrong',
    ],
    [
      'a signature that is called sha1',
      (body: string) => sign(body).replace('sha256', 'sha1'),
      'signature-wrong',
    ],
    ['a signature that is not hexadecimal', () => 'sha256=zzzz', 'signature-wrong'],
  ])('L5: a webhook with %s is refused with 401 and not stored', async (_what, make, code) => {
    const { leadId, body } = newDelivery();
    const before = await countInboxLeads(app);
    const signature = typeof make === 'function' ? make(body) : make;
    const answer = await postWebhook(app, body, { signature });
    expect(answer).toMatchObject({ status: 401, body: { success: false, code } });
    expect(await storedInboxLead(app, leadId)).toBeUndefined();
    expect(await countInboxLeads(app)).toBe(before);
  });

  test('L23: the signature of a webhook covers the bytes as they were sent, with their escapes', async () => {
    const body = phpJson(
      {
        object: 'user',
        entry: [
          {
            id: '0',
            time: 1_700_000_000,
            changes: [{ field: 'about', value: 'Jürgen <jürgen@example.com> 😀 100 % a/b' }],
          },
        ],
      },
      { percent: true },
    );
    expect(body).toContain('\\u00fc');
    expect(body).toContain('\\u0040');
    expect(body).toContain('\\u003C');
    expect(body).toContain('a\\/b');
    expect((await postWebhook(app, body)).status).toBe(200);
    const rewritten = JSON.stringify(JSON.parse(body));
    expect((await postWebhook(app, body, { signature: sign(rewritten) })).status).toBe(401);
    expect((await postWebhook(app, rewritten, { signature: sign(body) })).status).toBe(401);
  });

  test('L23: the signature of a webhook covers white space and bytes that are not text', async () => {
    const { body } = newDelivery();
    const spaced = `\n ${body}\r\n`;
    expect((await postWebhook(app, spaced)).status).toBe(200);
    expect((await postWebhook(app, spaced, { signature: sign(body) })).status).toBe(401);
    const binary = Buffer.from([0xff, 0xfe, 0x00]);
    expect((await postWebhook(app, binary)).status, 'signed but not JSON').toBe(400);
    expect((await postWebhook(app, binary, { signature: sign('���') })).status).toBe(401);
  });

  test('a webhook whose signature has capital hex digits is stored', async () => {
    const { leadId, body } = newDelivery();
    const signature = sign(body).toUpperCase().replace('SHA256', 'sha256');
    expect((await postWebhook(app, body, { signature })).status).toBe(200);
    expect(await storedInboxLead(app, leadId)).toBeDefined();
  });

  test('a webhook that is signed with the previous app secret is acknowledged', async () => {
    const { body } = newDelivery();
    const signature = sign(body, 'the-secret-before');
    expect((await postWebhook(app, body, { signature })).status).toBe(200);
  });

  test('a webhook with any content type is stored', async () => {
    for (const contentType of ['text/plain', 'application/x-www-form-urlencoded', 'odd/type']) {
      const { leadId, body } = newDelivery();
      expect((await postWebhook(app, body, { contentType })).status, contentType).toBe(200);
      expect(await storedInboxLead(app, leadId), contentType).toBeDefined();
    }
  });

  test('the answer to a wrong signature does not reveal the right signature', async () => {
    const { body } = newDelivery();
    const answer = await postWebhook(app, body, { signature: sign(body, 'wrong') });
    const text = JSON.stringify(answer.body);
    expect(text).not.toContain(APP_SECRET);
    expect(text).not.toContain(sign(body).slice('sha256='.length));
  });

  test('many webhooks from another origin are all acknowledged', async () => {
    const { body } = newDelivery();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        fetch(new URL('/api/webhook/facebook', app.url), {
          method: 'POST',
          headers: { origin: 'https://www.facebook.com', 'x-hub-signature-256': sign(body) },
          body,
        }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
