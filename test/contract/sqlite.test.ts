import { describe, test } from 'vitest';
import { describeAccountsContract } from './accounts-contract.ts';
import { describeApiKeyContract } from './api-key-contract.ts';
import { describeAssignmentContract } from './assignment-contract.ts';
import { describeAuditContract } from './audit-contract.ts';
import { describeBoardContract } from './board-contract.ts';
import { describeBulkContract } from './bulk-contract.ts';
import { describeClosureStoreContract } from './closure-store-contract.ts';
import { describeConnectStateContract } from './connect-state-contract.ts';
import { describeCountStoreContract } from './count-store-contract.ts';
import { describeConversationContract } from './conversation-contract.ts';
import { describeDashboardContract } from './dashboard-contract.ts';
import { describeErasureContract } from './erasure-contract.ts';
import { describeHealthStoreContract } from './health-store-contract.ts';
import { describeIncidentStoreContract } from './incident-store-contract.ts';
import { describeImportStoreContract } from './import-store-contract.ts';
import { describeImportedLeadContract } from './imported-lead-contract.ts';
import { describeInboxDelayedContract } from './inbox-delayed-contract.ts';
import { describeInboxStoreContract } from './inbox-store-contract.ts';
import { describeLeadEditContract } from './lead-edit-contract.ts';
import { describeLeadEventContract } from './lead-event-contract.ts';
import { describeLeadListContract } from './lead-list-contract.ts';
import { describeLeadNoteContract } from './lead-note-contract.ts';
import { describeLeadSearchContract } from './lead-search-contract.ts';
import { describeLeadStoreContract } from './lead-store-contract.ts';
import { describeLeadValuesContract } from './lead-values-contract.ts';
import { describeLeadVisibilityContract } from './lead-visibility-contract.ts';
import { describeLiveBusContract } from './live-bus-contract.ts';
import { describeNoticeContract } from './notice-contract.ts';
import { describeOutageContract } from './outage-contract.ts';
import { describePagePassContract } from './page-pass-contract.ts';
import { describePageStoreContract } from './page-store-contract.ts';
import { describePeopleContract } from './people-contract.ts';
import { describePlannerContract } from './planner-contract.ts';
import { describePrivacyRequestContract } from './privacy-request-contract.ts';
import { describeRelatedContract } from './related-contract.ts';
import { describeSettingStoreContract } from './setting-store-contract.ts';
import { describeSetupCodeContract } from './setup-code-contract.ts';
import { describeTellOfLeadsContract } from './tell-of-leads-contract.ts';
import {
  canLimitFileSize,
  canMountSmallDisk,
  openSqlite,
  openSqliteOnSmallDisk,
  openSqliteWithFileLimit,
} from './sqlite-harness.ts';
import { describeViewContract } from './view-contract.ts';
import { describeTemplateContract } from './template-contract.ts';
import { describeTurnStoreContract } from './turn-store-contract.ts';

describe('SQLite', () => {
  describePageStoreContract(openSqlite);
  describePagePassContract(openSqlite);
  describeInboxStoreContract(openSqlite);
  describeLeadStoreContract(openSqlite);
  describeLeadValuesContract(openSqlite);
  describeLeadVisibilityContract(openSqlite);
  describeLeadEventContract(openSqlite);
  describeLeadEditContract(openSqlite);
  describeBoardContract(openSqlite);
  describeLeadNoteContract(openSqlite);
  describeConversationContract(openSqlite);
  describeRelatedContract(openSqlite);
  describeAssignmentContract(openSqlite);
  describeNoticeContract(openSqlite);
  describeDashboardContract(openSqlite);
  describeTellOfLeadsContract(openSqlite);
  describeImportStoreContract(openSqlite);
  describeImportedLeadContract(openSqlite);
  describeLeadSearchContract(openSqlite);
  describeLeadListContract(openSqlite);
  describeConnectStateContract(openSqlite);
  describeClosureStoreContract(openSqlite);
  describeAccountsContract(openSqlite);
  describePeopleContract(openSqlite);
  describeApiKeyContract(openSqlite);
  describeAuditContract(openSqlite);
  describeCountStoreContract(openSqlite);
  describeErasureContract(openSqlite);
  describePlannerContract(openSqlite);
  describePrivacyRequestContract(openSqlite);
  describeSettingStoreContract(openSqlite);
  describeSetupCodeContract(openSqlite);
  describeTemplateContract(openSqlite);
  describeTurnStoreContract(openSqlite);
  describeViewContract(openSqlite);
  describeBulkContract(openSqlite);
  describeLiveBusContract(openSqlite);
  describeHealthStoreContract(openSqlite);
  describeIncidentStoreContract(openSqlite);
  describeInboxDelayedContract(openSqlite);

  // Both need Linux; the test that is skipped elsewhere says so in the summary.
  if (canMountSmallDisk()) describeOutageContract('a full disk', openSqliteOnSmallDisk);
  else test.skip('L30: with a full disk (needs unshare and tmpfs)');
  if (canLimitFileSize()) describeOutageContract('files that cannot grow', openSqliteWithFileLimit);
  else test.skip('L30: with files that cannot grow (needs prlimit)');
});
