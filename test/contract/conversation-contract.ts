import { describe, expect, test } from 'vitest';
import type { ConversationChange, NewConversation } from '../../src/leads/conversation.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleLead } from './samples.ts';

const call = (seconds: number, more: Partial<NewConversation> = {}): NewConversation => ({
  channel: 'call',
  direction: 'out',
  outcome: 'reached',
  text: '',
  startedAt: at(seconds),
  ...more,
});

/** What every engine must do with calls and messages. */
export function describeConversationContract(openStorage: OpenStorage): void {
  describe('conversations', () => {
    const opened = useStorage(openStorage);
    const conversations = () => opened().storage.conversations;
    const leads = () => opened().storage.leads;
    const record = async () => (await leads().recordOnce(sampleLead(), INTAKE, at(2))).lead.id;
    const contact = async (id: string) => (await leads().find(id))?.firstContactedAt;
    const edit = (
      leadId: string,
      conversationId: string,
      change: ConversationChange,
      seconds: number,
    ) => conversations().edit(leadId, conversationId, change, { by: ADMIN, now: at(seconds) });
    const remove = (leadId: string, conversationId: string, seconds: number) =>
      conversations().remove(leadId, conversationId, { by: ADMIN, now: at(seconds) });
    const history = async (id: string) =>
      (await opened().storage.leadEvents.listOfLead(id, { limit: 200 })).events;

    test('a conversation is kept with its lead, its event and its id in the lead', async () => {
      const id = await record();
      const entered = call(30, { channel: 'whatsapp', text: 'Odd: \u0000 👩‍👩‍👧', outcome: null });
      const added = await conversations().add(id, entered, ADMIN, at(40));
      expect(added).toEqual({
        ...entered,
        id: expect.any(String),
        leadId: id,
        by: ADMIN,
        createdAt: at(40),
        editedAt: null,
      });
      const reopened = await opened().reopen();
      expect(await reopened.conversations.listOfLead(id)).toEqual([added]);
      expect(await reopened.leads.find(id)).toMatchObject({
        conversations: [added?.id],
        updatedAt: at(40),
        firstContactedAt: null,
      });
      const { events } = await reopened.leadEvents.listOfLead(id, { limit: 5 });
      expect(events[0]).toMatchObject({
        type: 'lead.conversation-logged',
        by: ADMIN,
        changes: { conversation: { from: null, to: added?.id } },
      });
    });

    test('the list begins with the conversation that started last', async () => {
      const id = await record();
      for (const seconds of [30, 10, 20])
        await conversations().add(id, call(seconds), ADMIN, at(40));
      const listed = await conversations().listOfLead(id);
      expect(listed.map(({ startedAt }) => startedAt)).toEqual([at(30), at(20), at(10)]);
    });

    test('W26: the earliest conversation that reached the person is the first contact, in whatever order they are entered', async () => {
      const id = await record();
      await conversations().add(id, call(20, { outcome: 'no_answer' }), ADMIN, at(100));
      expect(await contact(id)).toBeNull();
      await conversations().add(id, call(60), ADMIN, at(101));
      expect(await contact(id)).toEqual(at(60));
      await conversations().add(id, call(30), ADMIN, at(102));
      await conversations().add(id, call(90), ADMIN, at(103));
      expect(await contact(id)).toEqual(at(30));
    });

    test.each([
      [{ outcome: 'wrong_number' }, null],
      [{ outcome: 'left_message' }, null],
      [{ outcome: null }, null],
      [{ channel: 'mail', direction: 'in', outcome: null }, at(20)],
      [{ direction: 'in', outcome: 'no_answer' }, null],
    ] as const)(
      'W26: a conversation of %o says that the first contact was %s',
      async (more, first) => {
        const id = await record();
        await conversations().add(id, call(20, more), ADMIN, at(100));
        expect(await contact(id)).toEqual(first);
      },
    );

    test('W26: a status does not take away the contact that a conversation proves, and Lost alone is none', async () => {
      const id = await record();
      await leads().setStatus(id, 'Lost', ADMIN, at(10));
      expect(await contact(id)).toBeNull();
      await leads().setStatus(id, 'Contacted', ADMIN, at(50));
      await conversations().add(id, call(30), ADMIN, at(60));
      expect(await contact(id)).toEqual(at(30));
      const changed = await leads().setStatus(id, 'New', ADMIN, at(70));
      expect(await contact(id)).toEqual(at(30));
      await leads().undoStatus(id, changed?.statusChangedAt ?? at(0), ADMIN, at(80));
      expect(await contact(id)).toEqual(at(30));
    });

    test('W26: nobody is reached before the enquiry was sent', async () => {
      const id = await record();
      await conversations().add(id, call(-500), ADMIN, at(60));
      expect(await contact(id)).toEqual(at(0));
    });

    test('W26: conversations that two processes add at the same time are all kept, and the earliest wins', async () => {
      const id = await record();
      const { storage: far } = await opened().startProcess();
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? conversations() : far.conversations).add(
            id,
            call(10 + ((index * 7) % 20)),
            ADMIN,
            at(100),
          ),
        ),
      );
      expect(await conversations().listOfLead(id)).toHaveLength(20);
      const lead = await leads().find(id);
      expect(new Set(lead?.conversations).size).toBe(20);
      expect(lead?.firstContactedAt).toEqual(at(10));
    });

    test('a correction is kept, with an event of the values before and after and not of the text', async () => {
      const id = await record();
      const added = await conversations().add(id, call(30, { text: 'Frist' }), ADMIN, at(40));
      const conversationId = added?.id ?? '';
      const change = {
        channel: 'whatsapp',
        outcome: null,
        text: 'First',
        startedAt: at(20),
      } as const;
      const corrected = { ...added, ...change, editedAt: at(50) };
      expect(await edit(id, conversationId, change, 50)).toEqual(corrected);
      const reopened = await opened().reopen();
      expect(await reopened.conversations.listOfLead(id)).toEqual([corrected]);
      expect(await reopened.leads.find(id)).toMatchObject({
        conversations: [conversationId],
        updatedAt: at(50),
      });
      const { events } = await reopened.leadEvents.listOfLead(id, { limit: 5 });
      expect(events[0]).toMatchObject({
        type: 'lead.conversation-changed',
        by: ADMIN,
        at: at(50),
        changes: { conversation: { from: conversationId, to: conversationId } },
        personal: {
          channel: { from: 'call', to: 'whatsapp' },
          outcome: { from: 'reached', to: null },
          startedAt: { from: at(30).toISOString(), to: at(20).toISOString() },
        },
      });
      expect(JSON.stringify(events)).not.toMatch(/frist|first"/i);
    });

    test('a correction that changes nothing is not recorded', async () => {
      const id = await record();
      const added = await conversations().add(id, call(30), ADMIN, at(40));
      expect(await edit(id, added?.id ?? '', { outcome: 'reached' }, 50)).toEqual(added);
      expect((await history(id)).map(({ type }) => type)).toEqual([
        'lead.conversation-logged',
        'lead.created',
      ]);
    });

    test('a removed conversation is gone, and an event says so', async () => {
      const id = await record();
      const added = await conversations().add(id, call(30), ADMIN, at(40));
      const kept = await conversations().add(id, call(35), ADMIN, at(41));
      const conversationId = added?.id ?? '';
      expect(await remove(id, conversationId, 50)).toBe(true);
      expect(await remove(id, conversationId, 51)).toBe(false);
      expect(await edit(id, conversationId, { text: 'Again' }, 52)).toBeUndefined();
      expect(await conversations().listOfLead(id)).toEqual([kept]);
      expect((await leads().find(id))?.conversations).toEqual([kept?.id]);
      expect((await history(id))[0]).toMatchObject({
        type: 'lead.conversation-removed',
        changes: { conversation: { from: conversationId, to: null } },
        personal: {},
      });
    });

    test('a conversation that somebody has corrected since it was seen is neither corrected nor removed', async () => {
      const id = await record();
      const conversationId = (await conversations().add(id, call(30), ADMIN, at(40)))?.id ?? '';
      const command = { by: ADMIN, now: at(50), seen: null };
      const first = await conversations().edit(id, conversationId, { text: 'One' }, command);
      const refused = { code: 'changed-since' };
      const again = { ...command, now: at(60) };
      await expect(
        conversations().edit(id, conversationId, { text: 'Two' }, again),
      ).rejects.toMatchObject(refused);
      await expect(conversations().remove(id, conversationId, again)).rejects.toMatchObject(
        refused,
      );
      expect(await conversations().listOfLead(id)).toEqual([first]);
      const seen = { ...again, seen: at(50) };
      expect(await conversations().remove(id, conversationId, seen)).toBe(true);
    });

    test('a conversation of one lead cannot be changed through another', async () => {
      const [id, other] = [await record(), await record()];
      const added = await conversations().add(id, call(30), ADMIN, at(40));
      expect(await edit(other, added?.id ?? '', { text: 'Stolen' }, 50)).toBeUndefined();
      expect(await remove(other, added?.id ?? '', 50)).toBe(false);
      expect(await conversations().listOfLead(id)).toEqual([added]);
    });

    test.each([
      ['is corrected to one that reached nobody', { outcome: 'no_answer' }, at(60)],
      ['is corrected to a later time', { startedAt: at(50) }, at(50)],
      ['is corrected to an earlier time', { startedAt: at(10) }, at(10)],
      ['is removed', undefined, at(60)],
    ] as const)(
      'W26: if the conversation that was the first contact %s, the next one counts',
      async (_what, change, first) => {
        const id = await record();
        const conversationId = (await conversations().add(id, call(30), ADMIN, at(70)))?.id ?? '';
        await conversations().add(id, call(60), ADMIN, at(71));
        if (change) await edit(id, conversationId, change, 80);
        else await remove(id, conversationId, 80);
        expect(await contact(id)).toEqual(first);
        expect((await leads().find(id))?.firstReachedAt).toEqual(first);
      },
    );

    test('W26: a lead whose only call reached nobody after all waits again, and its event says so', async () => {
      const id = await record();
      const conversationId = (await conversations().add(id, call(30), ADMIN, at(40)))?.id ?? '';
      await edit(id, conversationId, { outcome: 'wrong_number' }, 50);
      expect(await contact(id)).toBeNull();
      expect((await history(id))[0]?.changes['firstContactedAt']).toEqual({
        from: at(30).toISOString(),
        to: null,
      });
      await edit(id, conversationId, { outcome: 'reached' }, 60);
      expect(await contact(id)).toEqual(at(30));
    });

    test('W26: without the call a stage that counts as contacted counts from when the lead came there', async () => {
      const id = await record();
      const conversationId = (await conversations().add(id, call(30), ADMIN, at(40)))?.id ?? '';
      await leads().setStatus(id, 'Contacted', ADMIN, at(50));
      expect(await contact(id)).toEqual(at(30));
      await remove(id, conversationId, 60);
      expect(await contact(id)).toEqual(at(50));
      const { statusChangedAt } = (await leads().find(id)) ?? {};
      await leads().undoStatus(id, statusChangedAt ?? at(0), ADMIN, at(70));
      expect(await contact(id)).toBeNull();
    });

    test('W26: without the call a stage that the team does not count as contacted says nothing', async () => {
      const id = await record();
      const conversationId = (await conversations().add(id, call(30), ADMIN, at(40)))?.id ?? '';
      await leads().setStatus(id, 'Contacted', ADMIN, at(50));
      const stages = { contacted: new Set(['Won']), untouched: 'New' };
      const command = { by: ADMIN, now: at(60), stages };
      await conversations().remove(id, conversationId, command);
      expect(await contact(id)).toBeNull();
    });

    test('W26: a status that was earlier than the call stays the first contact', async () => {
      const id = await record();
      await leads().setStatus(id, 'Contacted', ADMIN, at(20));
      await leads().setStatus(id, 'Lost', ADMIN, at(25));
      const conversationId = (await conversations().add(id, call(30), ADMIN, at(40)))?.id ?? '';
      await remove(id, conversationId, 50);
      expect(await contact(id)).toEqual(at(20));
    });

    test('W26: of calls that two processes correct at the same time the earliest counts in the end', async () => {
      const id = await record();
      const ids: string[] = [];
      for (let index = 0; index < 12; index += 1)
        ids.push((await conversations().add(id, call(10 + index), ADMIN, at(40)))?.id ?? '');
      const { storage: far } = await opened().startProcess();
      const command = { by: ADMIN, now: at(50) };
      await Promise.all(
        ids.slice(0, 11).map((each, index) => {
          const store = index % 2 === 0 ? conversations() : far.conversations;
          return index % 3 === 0
            ? store.remove(id, each, command)
            : store.edit(id, each, { outcome: 'no_answer' }, command);
        }),
      );
      expect(await contact(id)).toEqual(at(21));
      expect((await leads().find(id))?.conversations).toHaveLength(8);
      expect(await conversations().listOfLead(id)).toHaveLength(8);
    });

    test('what a killed process has corrected and removed gets its events, once', async () => {
      const id = await record();
      const ids: string[] = [];
      for (let index = 0; index < 60; index += 1)
        ids.push((await conversations().add(id, call(10 + index), ADMIN, at(400)))?.id ?? '');
      const { storage: doomed, kill } = await opened().startProcess();
      let acknowledged = 0;
      await Promise.allSettled(
        ids.map(async (each, index) => {
          const command = { by: ADMIN, now: at(500) };
          if (index % 2 === 0) await doomed.conversations.remove(id, each, command);
          else await doomed.conversations.edit(id, each, { outcome: 'no_answer' }, command);
          acknowledged += 1;
          if (acknowledged === 10) await kill();
        }),
      );
      await eventually(
        'the lead knows each change',
        async () => {
          const listed = await conversations().listOfLead(id);
          const lead = await leads().find(id);
          expect(lead?.conversations.toSorted()).toEqual(listed.map((each) => each.id).toSorted());
          const earliest = listed.filter(({ outcome }) => outcome === 'reached').at(-1);
          expect(lead?.firstContactedAt).toEqual(earliest?.startedAt ?? null);
          const told = (await history(id)).filter(
            ({ at: time }) => time.getTime() === at(500).getTime(),
          );
          const names = told.map(({ changes }) => changes['conversation']?.from);
          const changed = [
            ...ids.filter((each) => !listed.some((other) => other.id === each)),
            ...listed.filter(({ outcome }) => outcome === 'no_answer').map((each) => each.id),
          ];
          expect(names.toSorted()).toEqual(changed.toSorted());
          return true;
        },
        30_000,
      );
    });

    test('an unknown lead has no conversations and takes none', async () => {
      expect(await conversations().listOfLead('no-such-id')).toEqual([]);
      expect(await conversations().add('no-such-id', call(10), ADMIN, at(20))).toBeUndefined();
      expect(await edit('no-such-id', 'none', { text: 'x' }, 20)).toBeUndefined();
      expect(await remove('no-such-id', 'none', 20)).toBe(false);
      expect(await conversations().listOfLead('no-such-id')).toEqual([]);
    });

    test('what a killed process has entered gets its event and its place in the lead, once', async () => {
      const id = await record();
      const { storage: doomed, kill } = await opened().startProcess();
      let acknowledged = 0;
      await Promise.allSettled(
        Array.from({ length: 100 }, async (_, index) => {
          await doomed.conversations.add(id, call(10 + index), ADMIN, at(500));
          acknowledged += 1;
          if (acknowledged === 10) await kill();
        }),
      );
      await eventually(
        'the lead knows each conversation',
        async () => {
          const listed = (await conversations().listOfLead(id)).map((each) => each.id).toSorted();
          expect(listed.length).toBeGreaterThanOrEqual(10);
          expect((await leads().find(id))?.conversations.toSorted()).toEqual(listed);
          const told = (await history(id)).flatMap(
            ({ changes }) => changes['conversation']?.to ?? [],
          );
          expect(told.toSorted()).toEqual(listed);
          return true;
        },
        30_000,
      );
    });
  });
}
