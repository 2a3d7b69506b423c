import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RefusedWebhooks, type NamedLead } from './refused-webhooks.ts';

/** What Meta shows of this Page, and what is here already. */
const atMeta = new Set(['1', '2']);
const here = new Map<string, 'just-found' | 'more'>([
  ['2', 'more'],
  ['3', 'just-found'],
]);

let now: Date;
let refused: RefusedWebhooks;
const readLeads = vi.fn(async (body: Buffer) => JSON.parse(body.toString()) as NamedLead[]);
const exists = vi.fn(async ({ leadId }: NamedLead) => atMeta.has(leadId));
const count = vi.fn<(kind: 'plausible' | 'proven') => void>();
const onProven = vi.fn();
const onBug = vi.fn();
beforeEach(() => {
  now = new Date('2026-12-01T12:00:00Z');
  for (const mock of [readLeads, exists, count, onProven, onBug]) mock.mockClear();
  refused = new RefusedWebhooks({
    readLeads,
    exists,
    count,
    onProven,
    onBug,
    isEnabled: async (pageId) => pageId === '101',
    knows: async (leadId) => here.get(leadId) ?? 'nothing',
    now: () => now,
  });
});

const note = async (...leads: NamedLead[]) => {
  now = new Date(now.getTime() + 1_000);
  refused.note(Buffer.from(JSON.stringify(leads)));
  await refused.settled();
};
const counted = () => count.mock.calls.flat();

describe('webhook with a wrong signature', () => {
  test('a webhook with a wrong signature comes from Meta if it names a new lead that Meta shows', async () => {
    await note({ pageId: '101', leadId: '1' });
    expect(counted()).toEqual(['plausible', 'proven']);
    expect(onProven).toHaveBeenCalledExactlyOnceWith('101');
  });

  test('a webhook with a wrong signature and a made-up lead of an enabled Page proves nothing', async () => {
    await note({ pageId: '101', leadId: '999' });
    expect(counted()).toEqual(['plausible']);
    expect(onProven).not.toHaveBeenCalled();
  });

  test('a webhook with a wrong signature and a known lead proves nothing, because others may know its id', async () => {
    await note({ pageId: '101', leadId: '2' });
    expect(counted()).toEqual(['plausible']);
    expect(exists).not.toHaveBeenCalled();
  });

  test('a webhook with a wrong signature comes from Meta if it names a lead that a sync has just found', async () => {
    await note({ pageId: '101', leadId: '3' });
    expect(counted()).toEqual(['plausible', 'proven']);
    expect(exists).not.toHaveBeenCalled();
  });

  test('a webhook with a wrong signature is ignored if it names no enabled Page or is no delivery', async () => {
    await note({ pageId: '555', leadId: '1' });
    now = new Date(now.getTime() + 1_000);
    refused.note(Buffer.from('not json'));
    await refused.settled();
    expect(count).not.toHaveBeenCalled();
    expect(exists).not.toHaveBeenCalled();
    expect(onBug).not.toHaveBeenCalled();
  });
});

describe('flood of webhooks with wrong signatures', () => {
  test('two bodies a second of a flood with wrong signatures are read, and no large one', async () => {
    for (let i = 0; i < 10_000; i += 1) refused.note(Buffer.from('[]'));
    await refused.settled();
    expect(readLeads).toHaveBeenCalledTimes(2);
    now = new Date(now.getTime() + 1_000);
    refused.note(Buffer.alloc(64 * 1024 + 1, 32));
    await refused.settled();
    expect(readLeads).toHaveBeenCalledTimes(2);
  });

  test('a flood with wrong signatures makes LeadRabbit ask Meta for five leads in five minutes, then for five more', async () => {
    const forge = async () => {
      for (let i = 0; i < 20; i += 1) await note({ pageId: '101', leadId: `9${i}` });
    };
    await forge();
    expect(exists).toHaveBeenCalledTimes(5);
    now = new Date(now.getTime() + 5 * 60_000);
    await forge();
    expect(exists).toHaveBeenCalledTimes(10);
  });
});
