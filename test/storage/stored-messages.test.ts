import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { held } from '../support/background-sync.ts';
import { readRows } from './rows.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterAll(() => world.close());

/** Every text of every table, with the column that holds it. */
function storedTexts(): { readonly column: string; readonly text: string }[] {
  const tables = readRows<{ name: string }>(
    world.app,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return tables.flatMap(({ name }) =>
    readRows<Record<string, unknown>>(world.app, `SELECT * FROM "${name}"`).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        typeof value === 'string' ? [{ column: `${name}.${column}`, text: value }] : [],
      ),
    ),
  );
}

/** Matches a sentence: a capital letter, several words and a full stop. */
const SENTENCE = /[A-Z][a-z]+( [\w'’,-]+){3,}\./;

/** The columns whose texts Meta or people wrote. */
const NOT_OURS =
  /^(meta_leads\.(event|originalFields|field_data)|leads\.|leads_search|meta_forms\.)/;

test('the database holds no sentence of LeadRabbit after many kinds of failure', async () => {
  const { control } = world.meta;
  const fail = async (faults: Parameters<typeof control.changeFaults>[0]) => {
    await control.changeFaults(faults);
    const { leads } = await control.createLeads({ formId: DEMO.forms.weddingCake, count: 1 });
    await held(world, 'pending', leads[0]?.id ?? '');
    await world.app.admin.post('/api/facebook/sync', {});
    await world.app.admin.post('/api/facebook/health', {});
    await control.clearFaults();
  };
  await fail({ leadAccessRevoked: { as: '200' } });
  await fail({ leadAccessRevoked: { as: '100/33' } });
  await fail({ expiredToken: { pageId: DEMO.bakeryId } });
  await control.createLeads({ formId: DEMO.forms.weddingCake, poison: 'field-data-text' });
  await world.app.admin.post('/api/facebook/health', {});

  const texts = storedTexts().filter(({ column }) => !NOT_OURS.test(column));
  expect(texts.map(({ text }) => text)).toContain('reconnect');
  expect(texts.some(({ text }) => text.includes('"code":'))).toBe(true);
  const said = /"said":"[^"]*"/g; // Meta's own words
  expect(texts.filter(({ text }) => SENTENCE.test(text.replaceAll(said, '')))).toEqual([]);
});
