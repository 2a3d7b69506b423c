import { StartError } from '../errors.ts';
import type { AppContext } from './app-context.ts';

const SETTING = 'kind-of-data';

/**
 * Keeps the Meta emulator and real leads out of one MongoDB database: its demo accounts have passwords that
 * everybody knows. SQLite keeps them apart by folder.
 *
 * @throws StartError if the database belongs to the other
 */
export async function refuseMixedData({
  config,
  storage,
  now,
}: Pick<AppContext, 'config' | 'storage' | 'now'>): Promise<void> {
  if (!config.mongodb) return;
  const { settings } = storage;
  const kind = config.demo ? 'demo' : 'real';
  const found = await settings.read(SETTING);
  if (found === kind) return;
  const isForeign = found === undefined ? config.demo && (await isUsed(storage)) : true;
  if (isForeign)
    throw new StartError(
      config.demo
        ? `The database ${config.mongodb.dbName} holds real data, and FACEBOOK_CLIENT_ID is not set: LeadRabbit would use the Meta emulator, with accounts whose passwords everybody knows. Set FACEBOOK_CLIENT_ID, or set DB_NAME to another database for the emulator.`
        : `The database ${config.mongodb.dbName} was made with the Meta emulator and holds accounts whose passwords everybody knows. Set DB_NAME to another database for real leads.`,
    );
  await settings.write(SETTING, kind, now());
}

/** Whether it has people, or what the first LeadRabbit stored. */
const isUsed = async ({ users, pages, leads }: AppContext['storage']): Promise<boolean> =>
  (await users.list()).length > 0 ||
  (await pages.list()).length > 0 ||
  (await leads.list({ limit: 1 })).leads.length > 0;
