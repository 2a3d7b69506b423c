import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWebhook, UnreadableWebhook } from './read-webhook.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

function read(body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const steps = readWebhook(Buffer.from(text), NOW);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const page = (changes: unknown, id: unknown = '104857392016385') =>
  read({ object: 'page', entry: [{ id, time: 1, changes }] });
const lead = (value: unknown) => ({ field: 'leadgen', value });

/** Not the id of the dashboard's Test button. */
const metaId = fc.stringMatching(/^[1-9]\d{5,24}$/).filter((id) => id !== '444444444444');

describe('delivery', () => {
  test('a change is read as Meta sends it', () => {
    const value = {
      adgroup_id: '120210987654321987',
      ad_id: '120210987654321987',
      created_time: 1_700_000_000,
      leadgen_id: '9100000000061011',
      page_id: '104857392016385',
      form_id: '1302775918846620',
    };
    expect(page([{ value, field: 'leadgen' }])).toEqual({
      leadgen: [
        {
          leadId: '9100000000061011',
          pageId: '104857392016385',
          formId: '1302775918846620',
          createdTime: new Date(1_700_000_000_000),
          original: JSON.stringify(value),
        },
      ],
      unusable: 0,
      ignored: 0,
      testPings: 0,
    });
  });

  test('L28: any id keeps every digit, as text or as a number', () => {
    fc.assert(
      fc.property(metaId, metaId, fc.boolean(), (leadId, adId, asNumber) => {
        const [idText, adText] = [leadId, adId].map((id) => (asNumber ? id : `"${id}"`));
        const { leadgen } = read(
          `{"object":"page","entry":[{"id":1,"changes":[{"field":"leadgen","value":{"leadgen_id":${idText},"ad_id":${adText}}}]}]}`,
        );
        expect(leadgen).toMatchObject([{ leadId }]);
        expect(leadgen[0]?.original).toContain(leadId);
        expect(leadgen[0]?.original).toContain(adId);
      }),
    );
  });

  test('L2: every lead of a delivery is read, in order, over any number of entries', () => {
    const entries = fc.array(fc.tuple(metaId, fc.array(metaId, { maxLength: 8 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(entries, (list) => {
        const { leadgen } = read({
          object: 'page',
          entry: list.map(([id, leads]) => ({
            id,
            changes: leads.map((leadgen_id) => lead({ leadgen_id })),
          })),
        });
        expect(leadgen.map(({ pageId, leadId }) => [pageId, leadId])).toEqual(
          list.flatMap(([id, leads]) => leads.map((leadId) => [id, leadId])),
        );
      }),
    );
  });

  test('L6: a good change is read whatever is beside it', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (before, after) => {
        const good = lead({ leadgen_id: '9100000000061011' });
        const { leadgen } = read({
          object: 'page',
          entry: [...before, { id: '1', changes: [...before, good, ...after] }, ...after],
        });
        expect(leadgen.map(({ leadId }) => leadId)).toEqual(['9100000000061011']);
      }),
    );
  });

  test('a byte order mark before the JSON is ignored', () => {
    const body = JSON.stringify({
      object: 'page',
      entry: [{ changes: [lead({ leadgen_id: '91' })] }],
    });
    expect(read(`\ufeff${body}`).leadgen).toMatchObject([{ leadId: '91' }]);
  });

  test('any body is read or refused as unreadable, and never fails in another way', () => {
    const body = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.string(),
    );
    fc.assert(
      fc.property(body, (text) => {
        try {
          expect(read(text).leadgen).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableWebhook);
        }
      }),
    );
  });

  test.each([
    ['a garbled id', lead({ leadgen_id: 'l:123' }), 1],
    ['no id', lead({ form_id: '1' }), 1],
    ['an id below zero', lead({ leadgen_id: -5 }), 1],
    ['a broken number', lead({ leadgen_id: 1.5 }), 1],
    ['no value', { field: 'leadgen' }, 1],
    ['another field', { field: 'feed', value: { leadgen_id: '1' } }, 0],
  ])('a change with %s is not a lead', (_what, change, unusable) => {
    expect(page([change])).toMatchObject({ leadgen: [], unusable, ignored: 1 - unusable });
  });

  test.each([
    ['created_time', 'not a time', 'createdTime', null],
    ['created_time', '1700000000', 'createdTime', new Date(1_700_000_000_000)],
    ['created_time', 1_700_000_000_123, 'createdTime', new Date(1_700_000_000_123)],
    ['created_time', 32_503_680_000, 'createdTime', null],
    ['form_id', { odd: true }, 'formId', ''],
    ['field_data', 'not a list', 'leadId', '91'],
    ['page_id', 'x', 'pageId', '104857392016385'],
  ])('an odd %s (%j) does not lose the lead', (name, value, field, expected) => {
    const { leadgen } = page([lead({ leadgen_id: '91', [name]: value })]);
    expect(leadgen).toMatchObject([{ leadId: '91', [field]: expected }]);
  });

  test("the dashboard's Test button is counted apart, with text and with numbers", () => {
    expect(page([lead({ leadgen_id: '444444444444' })], '0')).toMatchObject({ testPings: 1 });
    expect(page([lead({ leadgen_id: 444444444444 })], 0)).toMatchObject({
      leadgen: [],
      testPings: 1,
    });
  });

  test("a change with answers and without an object, as in the project's description, is read", () => {
    const { leadgen } = read({
      entry: [
        {
          id: '1',
          changes: [lead({ leadgen_id: '91', field_data: [{ name: 'email', value: 'a@b.c' }] })],
        },
      ],
    });
    expect(JSON.parse(leadgen[0]?.original ?? '')).toMatchObject({
      field_data: [{ name: 'email', value: 'a@b.c' }],
    });
  });

  test('a change that is nested too deep keeps its ids, and does not stop the others', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { leadgen, unusable } = read(
      `{"entry":[{"id":1,"changes":[
        {"field":"leadgen","value":{"leadgen_id":23849651968300182,"form_id":7,"odd":${deep}}},
        {"field":"leadgen","value":${deep}},
        {"field":"leadgen","value":{"leadgen_id":92}}]}]}`,
    );
    expect(leadgen.map(({ leadId }) => leadId)).toEqual(['23849651968300182', '92']);
    expect(leadgen[0]?.original).toBe(
      '{"leadgen_id":"23849651968300182","page_id":"","form_id":"7","ad_id":""}',
    );
    expect(unusable).toBe(1);
  });
});
