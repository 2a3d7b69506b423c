import { describe, expect, test } from 'vitest';
import type { NewConversation } from '../../src/leads/conversation.ts';
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

    test('an unknown lead has no conversations and takes none', async () => {
      expect(await conversations().listOfLead('no-such-id')).toEqual([]);
      expect(await conversations().add('no-such-id', call(10), ADMIN, at(20))).toBeUndefined();
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
