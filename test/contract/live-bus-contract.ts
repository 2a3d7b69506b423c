import { describe, expect, onTestFinished, test } from 'vitest';
import type { LeadEvent } from '../../src/leads/lead-event.ts';
import type { LiveChange, LiveNews } from '../../src/live/live-bus.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { eventually } from '../support/eventually.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleLead } from './samples.ts';

/** What a listener has heard so far. */
function listen({ bus }: Storage): { leadEvents: LeadEvent[]; changes: LiveChange[] } {
  const heard = { leadEvents: [] as LeadEvent[], changes: [] as LiveChange[] };
  const end = bus.subscribe(({ leadEvents, changes }: LiveNews) => {
    heard.leadEvents.push(...leadEvents);
    heard.changes.push(...changes);
  });
  onTestFinished(end);
  return heard;
}

/** What every engine must do so that open screens hear of every process. */
export function describeLiveBusContract(openStorage: OpenStorage): void {
  describe('live bus', () => {
    const opened = useStorage(openStorage);

    test('changes of a lead are heard once and in order, in the process that made them and in others', async () => {
      const another = await opened().openAnother();
      const child = await opened().startProcess();
      const hearings = [listen(opened().storage), listen(another)];
      const { lead } = await opened().storage.leads.recordOnce(sampleLead(), ADMIN, at(0));
      await child.storage.leads.setStatus(lead.id, 'Contacted', ADMIN, at(1));
      await another.leads.setStatus(lead.id, 'Qualified', ADMIN, at(2));
      for (const { leadEvents } of hearings) {
        await eventually('three events', () => leadEvents.length >= 3);
        expect(leadEvents.map(({ changes }) => changes['status']?.to)).toEqual([
          'New',
          'Contacted',
          'Qualified',
        ]);
        expect(leadEvents.map(({ leadId }) => leadId)).toEqual([lead.id, lead.id, lead.id]);
      }
    });

    test('all of many leads of another process are heard, each once', async () => {
      const child = await opened().startProcess();
      const { leadEvents } = listen(opened().storage);
      const recorded = await Promise.all(
        Array.from({ length: 250 }, () =>
          child.storage.leads.recordOnce(sampleLead(), ADMIN, at(0)),
        ),
      );
      await eventually('all of them', () => leadEvents.length >= recorded.length);
      const ids = new Set(leadEvents.map(({ leadId }) => leadId));
      expect(ids).toEqual(new Set(recorded.map(({ lead }) => lead.id)));
      expect(leadEvents).toHaveLength(recorded.length);
    });

    test('a change of the inbox, of a Page and of a sync is heard in every process', async () => {
      const child = await opened().startProcess();
      const another = await opened().openAnother();
      const hearings = [listen(opened().storage), listen(another)];
      const progress = {
        syncId: 'sync-1',
        state: 'running',
        pageId: '1',
        pageName: 'Bakery',
        formName: null,
        pagesDone: 0,
        pagesTotal: 1,
        formsDone: 2,
        formsTotal: 3,
        leadsFound: 4,
        leadsNew: 5,
      } as const;
      const changes: LiveChange[] = [
        { of: 'inbox' },
        { of: 'page', pageId: '1' },
        { of: 'page', pageId: '2' },
        { of: 'sync', progress },
      ];
      for (const change of changes) child.storage.bus.publish(change);
      for (const heard of hearings) {
        await eventually('all changes', () => heard.changes.length >= changes.length);
        expect(heard.changes).toEqual(changes);
      }
    });

    test('a listener hears nothing from before it started to listen', async () => {
      await opened().storage.leads.recordOnce(sampleLead(), ADMIN, at(0));
      opened().storage.bus.publish({ of: 'page', pageId: 'before' });
      await opened().storage.checkWritable();
      const heard = listen(await opened().openAnother());
      opened().storage.bus.publish({ of: 'inbox' });
      await eventually('the later change', () => heard.changes.length > 0);
      expect(heard).toEqual({ leadEvents: [], changes: [{ of: 'inbox' }] });
    });

    test('a listener that failed hears the next event', async () => {
      const heard: LiveChange[] = [];
      const end = opened().storage.bus.subscribe(({ changes }) => {
        heard.push(...changes);
        throw new Error('the screen is gone');
      });
      onTestFinished(end);
      opened().storage.bus.publish({ of: 'inbox' });
      await eventually('the first change', () => heard.length === 1);
      opened().storage.bus.publish({ of: 'page', pageId: '1' });
      await eventually('the second change', () => heard.length === 2);
    });
  });
}
