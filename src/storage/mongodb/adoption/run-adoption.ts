import { checkServer } from '../connection/check-server.ts';
import { connectMongodb, type MongodbSettings } from '../connection/connect-mongodb.ts';
import { toStartError } from '../connection/to-start-error.ts';
import { openMongodbStorage } from '../open-mongodb-storage.ts';
import { planAdoption as plan } from './adopt-database.ts';
import { describeAdoption } from './adoption-report.ts';

/**
 * What an adoption would change, as sentences; none if there is nothing to change. Changes nothing.
 *
 * @throws StartError, with what to do, if the database cannot be read
 */
export async function planAdoption(settings: MongodbSettings, now: Date): Promise<string[]> {
  const { patientDb, close } = connectMongodb(settings);
  try {
    await checkServer(patientDb);
    return describeAdoption(await plan(patientDb, now));
  } catch (error) {
    throw toStartError(error);
  } finally {
    await close();
  }
}

/**
 * Adopts what is not adopted yet, also what other programs have added since the first start.
 *
 * @returns what was changed, as sentences
 * @throws StartError, with what to do, if the database cannot be used
 */
export async function adopt(settings: MongodbSettings, now: () => Date): Promise<string[]> {
  const changes: string[] = [];
  const onAdoption = (found: readonly string[]) => void changes.push(...found);
  const storage = await openMongodbStorage(settings, { now, adoptAgain: true, onAdoption });
  await storage.close();
  return changes;
}
