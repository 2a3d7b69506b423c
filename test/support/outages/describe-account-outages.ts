import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../../src/contract/error.ts';
import type { Answer } from '../api-client.ts';
import { eventually } from '../eventually.ts';
import type { LeadRabbit } from '../start-leadrabbit.ts';
import { ACCOUNT_STEPS, teamOf } from './account-steps.ts';

/** A LeadRabbit whose database can be made to fail. It trusts the proxy at 127.0.0.1. */
export interface FailingLeadRabbit {
  readonly app: LeadRabbit;
  /** By name: what fails from `begin` to `end`. */
  readonly outages: Readonly<Record<string, Outage>>;
  close(): Promise<void>;
}

export interface Outage {
  begin(): Promise<void> | void;
  end(): Promise<void> | void;
}

/** What every engine must do with an account while the database fails, and afterwards. */
export function describeAccountOutages(
  engine: string,
  open: () => Promise<FailingLeadRabbit>,
): void {
  describe(`accounts while the database fails (${engine})`, () => {
    let failing: FailingLeadRabbit;
    beforeAll(async () => {
      failing = await open();
    });
    afterAll(() => failing.close());

    const isReady = async () => (await fetch(`${failing.app.url}/readyz`)).status === 200;

    test.each(ACCOUNT_STEPS)(
      '$what is answered as ever or with 503 and the storage code, and works when it is sent again',
      async ({ prepare, status }) => {
        const team = teamOf(failing.app);
        for (const [name, outage] of Object.entries(failing.outages)) {
          const { send, halfDone } = await prepare(team);
          const answer = await during(outage, send);
          await eventually('LeadRabbit is ready', isReady);
          if (answer.status === status) continue;
          expectOutage(answer, name);
          const again = await send();
          if (again.status === status) continue;
          expect([name, halfDone?.codes]).toEqual([name, expect.arrayContaining([codeOf(again)])]);
          expect([name, (await halfDone?.insteadOfIt())?.status]).toEqual([name, 200]);
        }
      },
    );

    test('a sign-out that is acknowledged has ended the session', async () => {
      const team = teamOf(failing.app);
      for (const [name, outage] of Object.entries(failing.outages)) {
        const { client } = await team.member();
        const thief = team.stranger();
        const headers = { cookie: client.cookie };
        const answer = await during(outage, () => client.post('/api/auth/sign-out'));
        await eventually('LeadRabbit is ready', isReady);
        const again = answer.status === 200 ? answer : await client.post('/api/auth/sign-out');
        expect([name, again.status]).toEqual([name, 200]);
        expect([name, (await thief.get('/api/session', { headers })).status]).toEqual([name, 401]);
      }
    });
  });
}

const codeOf = ({ body }: Answer) => (body as ErrorAnswer).code;

async function during(outage: Outage, send: () => Promise<Answer>): Promise<Answer> {
  await outage.begin();
  try {
    return await send();
  } finally {
    await outage.end();
  }
}

function expectOutage({ status, headers, body }: Answer, name: string): void {
  expect([name, status, body]).toMatchObject([
    name,
    503,
    { success: false, code: 'storage-unavailable' },
  ]);
  expect((body as ErrorAnswer).error).toMatch(/try again/i);
  expect(headers.get('retry-after')).toBe('5');
  expect(headers.getSetCookie()).toEqual([]);
}
