import { expect, test } from 'vitest';
import type { AuditList } from '../../src/contract/audit.ts';
import type { UserList } from '../../src/contract/user.ts';
import { EMPTY_FOLDER, startLeadRabbit, type LeadRabbit } from './start-leadrabbit.ts';

const NO_META = 'http://127.0.0.1:9';

/** What LeadRabbit has stored about people, without times and ids. */
async function describeData({ admin }: LeadRabbit) {
  const { users } = (await admin.get<UserList>('/api/users')).body;
  const { entries } = (await admin.get<AuditList>('/api/audit')).body;
  return {
    users: users.map(({ name, email, role }) => ({ name, email, role })),
    audit: entries.map(({ action, address }) => ({ action, address })),
  };
}

test('LeadRabbit has the same admin and the same audit log on prepared data as after a first start', async () => {
  const prepared = await startLeadRabbit(NO_META);
  const fresh = await startLeadRabbit(NO_META, {}, EMPTY_FOLDER);
  try {
    expect(await describeData(prepared)).toEqual(await describeData(fresh));
  } finally {
    await prepared.close();
    await fresh.close();
  }
});
