/** L29: who works on the leads and the Pages that a killed process was working on. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';
import type { StorageProcess } from '../contract/harness.ts';
import { sampleDelivery, sampleEvent, sampleGrant } from '../contract/samples.ts';
import { startStorageProcess } from '../contract/storage-process.ts';

const PROGRAM = resolve(import.meta.dirname, '../contract/sqlite-process.ts');
const NOW = new Date('2026-12-01T10:00:00Z');
const LATER = new Date('2026-12-01T10:05:00Z');

describe('the work of a process', () => {
  let dataDir: string;
  let other: StorageProcess;
  let mine: Storage | undefined;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'leadrabbit-takeover-'));
    other = await startStorageProcess([process.execPath, PROGRAM, dataDir]);
  });
  afterEach(async () => {
    await mine?.close();
    mine = undefined;
    await other.kill();
    rmSync(dataDir, { recursive: true });
  });

  const marks = () => readdirSync(join(dataDir, 'processes'));

  /** The other process claims a lead and a Page, as its worker and its background sync do. */
  async function claimLeadAndPage(processName: string) {
    const grant = sampleGrant();
    const event = sampleEvent();
    await other.storage.pages.saveGrants([grant], NOW);
    await other.storage.inbox.receive(sampleDelivery([event]));
    const worker = `${processName}#1`;
    await other.storage.inbox.claimDue({ worker, now: NOW, until: LATER }, 10);
    await other.storage.pages.claimPass(grant.pageId, `${processName}#2`, NOW, LATER);
    return { pageId: grant.pageId, leadId: event.leadId };
  }

  const claimLeads = async (storage: Storage) =>
    (await storage.inbox.claimDue({ worker: 'heir#1', now: new Date(), until: LATER }, 10)).map(
      ({ leadId, claims }) => ({ leadId, claims }),
    );

  const nameOfOther = () => marks()[0]?.replace('.lock', '') ?? '';

  test('L29: the next start takes over the work of a killed process at once', async () => {
    const { pageId, leadId } = await claimLeadAndPage(nameOfOther());
    await other.kill();
    mine = await openSqliteStorage(dataDir);
    // The earlier claim still counts, because the lead itself may have ended the process.
    expect(await claimLeads(mine)).toEqual([{ leadId, claims: 2 }]);
    expect(await mine.pages.claimPass(pageId, 'heir#2', NOW, LATER)).toBe(true);
    expect(marks()).toEqual([`${mine.processName}.lock`]);
  });

  test('L29: a running process keeps its work while other processes start and end', async () => {
    const { pageId } = await claimLeadAndPage(nameOfOther());
    for (let start = 0; start < 3; start += 1) {
      const another = await openSqliteStorage(dataDir);
      expect(await another.inbox.claimDue({ worker: 'x#1', now: NOW, until: LATER }, 10)).toEqual(
        [],
      );
      expect(await another.pages.claimPass(pageId, 'x#2', NOW, LATER)).toBe(false);
      await another.close();
    }
    expect(marks()).toHaveLength(1);
  });

  test('L29: a start leaves the work of a process alone whose name only begins like that of a dead one', async () => {
    const { leadId } = await claimLeadAndPage(`${nameOfOther()}0`);
    await other.kill();
    mine = await openSqliteStorage(dataDir);
    expect(await mine.inbox.claimDue({ worker: 'x#1', now: NOW, until: LATER }, 10)).toEqual([]);
    expect(await mine.inbox.find(leadId)).toMatchObject({ claims: 1 });
  });

  test('a process that closes removes its mark', async () => {
    mine = await openSqliteStorage(dataDir);
    expect(marks()).toHaveLength(2);
    await mine.close();
    expect(marks()).toHaveLength(1);
  });
});
