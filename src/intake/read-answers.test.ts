import { describe, expect, test, vi } from 'vitest';
import { GraphError } from '../meta-api/graph-error.ts';
import { parseLossless } from '../meta-api/parse-lossless.ts';
import type { InboxLead } from './inbox-lead.ts';
import { PoisonLead } from './poison-lead.ts';
import { readAnswers } from './read-answers.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SENT = new Date('2026-03-01T11:59:00Z');
const ID = '23849651968300182';

const rawLead = (lead: Partial<InboxLead> = {}): InboxLead => ({
  leadId: ID,
  formId: '200',
  pageId: '100',
  platform: null,
  createdTime: SENT,
  via: 'webhook',
  state: 'received',
  reason: null,
  failure: null,
  failures: 0,
  claims: 1,
  lease: 'worker',
  nextAttemptAt: null,
  event: '{}',
  original: null,
  receivedAt: NOW,
  ...lead,
});

const graphSays = (text: string) =>
  vi.fn(async (_pageId: string, _leadId: string) => answerOf(text));
const answerOf = (text: string) => ({ text, value: parseLossless(text) });
const read = (lead: InboxLead, readLead = graphSays(ANSWER)) =>
  readAnswers({ readLead, now: () => NOW, pause: async () => undefined }, lead);

const ANSWER = `{"id":"${ID}","form_id":300,"platform":"ig","created_time":"2026-03-01T11:00:00+0000","field_data":[{"name":"email","values":["a@b.c"]}]}`;

describe('answers of a lead', () => {
  test('Graph is asked if nothing is known, and its answer is kept as it came', async () => {
    const readLead = graphSays(ANSWER);
    const { reading, fieldData } = await read(rawLead(), readLead);
    expect(readLead).toHaveBeenCalledExactlyOnceWith('100', ID);
    expect(reading).toEqual({
      original: ANSWER,
      platform: 'instagram',
      formId: '300',
      createdTime: new Date('2026-03-01T11:00:00Z'),
      fieldData: [{ name: 'email', values: ['a@b.c'] }],
      fetchedAt: NOW,
    });
    expect(fieldData).toEqual(reading.fieldData);
  });

  test('Graph is not asked if the lead was read before, or if the event has the answers', async () => {
    const readLead = graphSays(ANSWER);
    expect((await read(rawLead({ original: ANSWER }), readLead)).reading.original).toBe(ANSWER);
    const event =
      '{"leadgen_id":1,"form_id":"7","field_data":[{"name":"email","values":["x@y.z"]}]}';
    const { reading, graph } = await read(rawLead({ event }), readLead);
    expect(reading).toMatchObject({
      formId: '7',
      fieldData: [{ name: 'email', values: ['x@y.z'] }],
    });
    expect(graph.id).toBe(ID);
    expect(readLead).not.toHaveBeenCalled();
  });

  test.each([
    '[]',
    'null',
    '{"field_data":null}',
    '{"field_data":[]}',
    '{"field_data":"odd"}',
    '{"field_data":[{"name":"email"}]}',
    '{"field_data":[{"name":"email","values":[]}]}',
    '{"field_data":[{"values":["no name"]}]}',
  ])('Graph is asked if the event holds no usable answers, such as %s', async (event) => {
    const readLead = graphSays(ANSWER);
    await read(rawLead({ event }), readLead);
    expect(readLead).toHaveBeenCalledOnce();
  });

  test('the event supplies what Graph leaves out', async () => {
    const { reading } = await read(rawLead(), graphSays(`{"id":"${ID}"}`));
    expect(reading).toMatchObject({
      platform: 'facebook',
      formId: '200',
      createdTime: SENT,
      fieldData: [],
    });
  });

  test('L28: the lead’s own id is used, and large ids keep their last digits', async () => {
    const answer = '{"id":1,"ad_id":23849651968300182,"field_data":[]}';
    const { graph } = await read(rawLead(), graphSays(answer));
    expect(graph).toMatchObject({ id: ID, ad_id: '23849651968300182' });
  });

  test.each(['{"id":"1","field_data":"odd"}', '{"id":"1","field_data":[{"values":[]}]}'])(
    'L6: an answer such as %s needs attention if Graph repeats it',
    async (answer) => {
      const readLead = graphSays(answer);
      await expect(read(rawLead(), readLead)).rejects.toBeInstanceOf(PoisonLead);
      expect(readLead).toHaveBeenCalledTimes(3);
      await expect(read(rawLead({ original: answer }), graphSays(answer))).rejects.toBeInstanceOf(
        PoisonLead,
      );
    },
  );

  test.each([1, 2])(
    'a lead stays pending after %i answers that cannot be understood',
    async (odd) => {
      const readLead = graphSays(ANSWER);
      for (let time = 0; time < odd; time += 1)
        readLead.mockResolvedValueOnce(answerOf('{"id":"1","field_data":"odd"}'));
      expect((await read(rawLead(), readLead)).reading.original).toBe(ANSWER);
    },
  );

  test.each(['{}', '{"success":true}', '{"data":[]}', '{"id":"odd"}', '{"id":null}'])(
    'an answer that is about no lead (%s) is a temporary fault',
    async (answer) => {
      await expect(read(rawLead(), graphSays(answer))).rejects.toMatchObject({ action: 'retry' });
    },
  );

  test('L6: an earlier answer that cannot be understood is read once more', async () => {
    const readLead = graphSays(ANSWER);
    const { reading } = await read(rawLead({ original: '{"id":"1","field_data":0}' }), readLead);
    expect(reading.original).toBe(ANSWER);
    expect(readLead).toHaveBeenCalledOnce();
  });

  test('a refusal of Graph is passed on', async () => {
    const refusal = new GraphError('No.', { action: 'reconnect' });
    const readLead = vi.fn().mockRejectedValue(refusal);
    await expect(read(rawLead(), readLead)).rejects.toBe(refusal);
  });
});
