import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import { importFile } from '../support/import-file.ts';
import { startWorld, type World } from '../support/start-world.ts';

async function exportOf({ app }: World): Promise<string> {
  const response = await fetch(new URL('/api/leads/export.csv', app.url), {
    headers: { cookie: app.admin.cookie },
  });
  expect(response.status).toBe(200);
  return response.text();
}

/** The cells of a file by the names of their columns, without ids and times. */
const rowsOf = (file: string) =>
  parse(file, { bom: true, columns: true }).map((row: unknown) =>
    Object.fromEntries(
      Object.entries(row as Record<string, string>).filter(
        ([name]) => !name.includes('ID') && !name.includes('(UTC)'),
      ),
    ),
  );

test('an export that is imported into an empty LeadRabbit has the same rows when it is exported again', async () => {
  const [from, to] = [await startWorld(), await startWorld()];
  try {
    for (const { app } of [from, to]) await addUser(app, 'user', 'ann@example.com');
    const { admin } = from.app;
    const { users } = (await admin.get<{ users: { id: string; email: string }[] }>('/api/users'))
      .body;
    const ownerId = users.find(({ email }) => email === 'ann@example.com')?.id;
    const add = async (body: object) =>
      (await admin.post<LeadDetails>('/api/leads', body)).body._id;
    const ada = await add({
      name: '=HYPERLINK("http://example.com";"x")',
      email: 'ada@example.com',
      phone: '+49 151 23456789',
      company: 'Engines',
      ownerId,
      priority: 'high',
      tags: ['fair', 'cake'],
      customFields: { Budget: '0500', 'Shoe size': '=2+2' },
      contact: { street: '@home 1', city: 'Bonn', zip: '01067', country: 'DE', firstName: 'Ada' },
    });
    for (const text of ['-1 + 2\n=cmd()', 'Likes cake']) {
      const { status } = await admin.post(`/api/leads/${ada}/notes`, { text });
      expect(status).toBe(201);
    }
    const lost = await add({ name: 'Lost Lena', priority: 'low', customFields: { Colour: 'red' } });
    const { status } = await admin.patch(`/api/leads/${lost}`, {
      status: 'Lost',
      lostReason: 'Price; too high',
    });
    expect(status).toBe(200);

    const first = await exportOf(from);
    const { counts } = await importFile(to.app.admin, first);
    expect(counts).toMatchObject({ created: 2, skipped: 0, refused: 0 });
    const second = await exportOf(to);
    const [rows, again] = [rowsOf(first), rowsOf(second)];
    const byName = (row: Record<string, string>, other: Record<string, string>) =>
      (row['Name'] ?? '').localeCompare(other['Name'] ?? '');
    expect(again.toSorted(byName)).toEqual(rows.toSorted(byName));
    expect(rows).toContainEqual(
      expect.objectContaining({
        Owner: 'ann@example.com',
        Priority: 'high',
        City: 'Bonn',
        'ZIP code': '01067',
        'Field: Budget': '0500',
        'Field: Shoe size': "'=2+2",
        Street: "'@home 1",
        Notes: "'-1 + 2\n'=cmd()\n\n* * *\n\nLikes cake",
      }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ 'Lost reason': 'Price; too high' }));
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
});
