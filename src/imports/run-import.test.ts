import { expect, test } from 'vitest';
import type { LeadToImport } from '../leads/lead-to-import.ts';
import { OPERATOR } from '../users/actor.ts';
import { NO_ROWS, type ImportRecord, type ImportStore } from './import-store.ts';
import { runImport, type RunImportParts } from './run-import.ts';
import type { StageName } from './read-row.ts';

const NOW = new Date('2026-11-26T09:00:00Z');

const RECORD: ImportRecord = {
  id: '0123456789abcdef01234567',
  fileHash: '',
  fileName: 'leads.csv',
  layout: {
    kind: 'table',
    names: ['Name', 'Status'],
    mapping: ['name', 'status'],
    isMapped: true,
    country: '',
    dateOrder: '',
    keepsDuplicates: true,
  },
  by: OPERATOR,
  startedAt: NOW,
  state: 'running',
  total: 2,
  counts: NO_ROWS,
  undoneBy: null,
  changedAt: NOW,
};

test('rows that follow the removal of a stage get the stage that its leads got', async () => {
  let stages: readonly StageName[] = [
    { id: 'Meeting', label: 'Meeting' },
    { id: 'Won', label: 'Won' },
  ];
  const waiting = [1, 2].map((line) => ({ line, cells: [`Lead ${line}`, 'Meeting'] }));
  const statuses: string[] = [];
  const store: Partial<ImportStore> = {
    countRows: async () => NO_ROWS,
    // One row at a time.
    listWaiting: async (_id, { after }) => waiting.filter(({ line }) => line > after).slice(0, 1),
    saveRows: async () => {
      stages = [
        { id: 'Won', label: 'Won' },
        { id: 'Won', label: 'Meeting' },
      ];
      return [];
    },
    listRows: async () => [],
    setState: async () => true,
  };
  const leads = {
    importOnce: async (lead: LeadToImport) => {
      statuses.push(lead.status);
      return { created: true, lead };
    },
  };
  await runImport(RECORD, {
    store,
    leads,
    lookup: {
      byId: async () => undefined,
      byMetaLead: async () => undefined,
      byContact: async () => undefined,
      isErased: async () => false,
      isErasedMeta: async () => false,
    },
    pages: {},
    readStages: async () => stages,
    mayContinue: async () => true,
    onRowError: (error: unknown) => {
      throw error;
    },
    now: () => NOW,
  } as unknown as RunImportParts);
  expect(statuses).toEqual(['Meeting', 'Won']);
});
