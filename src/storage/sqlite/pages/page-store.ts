import type { DatabaseSync } from 'node:sqlite';
import type { PageStore } from '../../../connections/page-store.ts';
import type { GroupCommit } from '../group-commit.ts';
import { ignoreOddValues, type ReportOddValue } from '../../odd-values.ts';
import { createFinishPass } from './finish-pass.ts';
import { createPageChanges } from './page-changes.ts';
import { createForms } from './page-forms.ts';
import { createPageReads } from './page-reads.ts';
import { createPassCheckpoints } from './pass-checkpoints.ts';
import { createPassClaims } from './pass-claims.ts';
import { createSaveGrants } from './save-grants.ts';

/** Connected Pages in `meta_pages`, their forms in `meta_forms`. */
export function createPageStore(
  database: DatabaseSync,
  commits: GroupCommit,
  report: ReportOddValue = ignoreOddValues,
): PageStore {
  return {
    saveGrants: createSaveGrants(database, commits),
    ...createPageReads(database, report),
    ...createPageChanges(database, commits),
    ...createForms(database, commits, report),
    ...createPassClaims(database, commits),
    ...createPassCheckpoints(database, commits),
    finishPass: createFinishPass(database, commits),
  };
}
