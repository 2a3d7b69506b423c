import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { Dashboard } from '../../src/contract/dashboard.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { eventually } from '../support/eventually.ts';
import { START_TIMEOUT_MS, type LeadRabbitProcess } from '../support/run-leadrabbit.ts';
import { startTwo, type TwoProcesses } from './start-two.ts';

/** A dead process keeps its turn for half a minute, and others ask every ten seconds. */
const TAKEOVER_MS = 90_000;

let two: TwoProcesses;
beforeAll(async () => {
  two = await startTwo();
  await two.first.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
}, 3 * START_TIMEOUT_MS);
afterAll(() => two.close());

const today = () => new Date().toISOString().slice(0, 10);

async function read({ admin }: LeadRabbitProcess): Promise<Dashboard['current']> {
  const query = `from=${today()}&to=${today()}`;
  return (await admin.get<Dashboard>(`/api/dashboard?${query}`)).body.current;
}

const counts = (process: LeadRabbitProcess, leads: number, contacted: number) =>
  eventually(
    `${leads} leads, ${contacted} of them contacted`,
    async () => {
      const numbers = await read(process);
      return numbers.leads === leads && numbers.contacted === contacted;
    },
    TAKEOVER_MS,
  );

test(
  'if the process that counts is killed, the other one goes on, and no lead counts twice',
  async () => {
    const { first, second, meta } = two;
    await meta.control.createLeads({ formId: DEMO.forms.callBack, count: 5 });
    await counts(first, 5, 0);
    await counts(second, 5, 0);
    const { leads } = (await first.admin.get<LeadList>('/api/leads')).body;
    const contact = ({ admin }: LeadRabbitProcess, index: number) =>
      admin.patch(`/api/leads/${leads[index]?._id}`, { status: 'Contacted' });

    // One of the two counts. Each is killed once.
    await contact(first, 0);
    await first.kill();
    await contact(second, 1);
    await counts(second, 5, 2);
    const again = await first.startAgain();
    try {
      await contact(second, 2);
      await second.kill();
      await contact(again, 3);
      await counts(again, 5, 4);
      const { statuses } = await read(again);
      const countOf = (name: string) => statuses.find(({ status }) => status === name)?.count;
      expect(countOf('Contacted')).toBe(4);
      expect(countOf('New')).toBe(1);
    } finally {
      await again.stop();
    }
  },
  4 * TAKEOVER_MS,
);
