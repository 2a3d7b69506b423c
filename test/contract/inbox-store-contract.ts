import type { OpenStorage } from './harness.ts';
import { describeInboxClaimContract } from './inbox-claim-contract.ts';
import { describeInboxCountsContract } from './inbox-counts-contract.ts';
import { describeInboxDecisionContract } from './inbox-decision-contract.ts';
import { describeInboxDurabilityContract } from './inbox-durability-contract.ts';
import { describeInboxReadContract } from './inbox-read-contract.ts';
import { describeInboxReceiveContract } from './inbox-receive-contract.ts';
import { describeInboxReportsContract } from './inbox-reports-contract.ts';
import { describeInboxReturnsContract } from './inbox-returns-contract.ts';
import { describeInboxRetryContract } from './inbox-retry-contract.ts';
import { describeInboxSettleContract } from './inbox-settle-contract.ts';
import { describeInboxTakeInContract } from './inbox-take-in-contract.ts';

/** What every engine's inbox must do. */
export function describeInboxStoreContract(openStorage: OpenStorage): void {
  describeInboxReceiveContract(openStorage);
  describeInboxReadContract(openStorage);
  describeInboxClaimContract(openStorage);
  describeInboxTakeInContract(openStorage);
  describeInboxSettleContract(openStorage);
  describeInboxReturnsContract(openStorage);
  describeInboxRetryContract(openStorage);
  describeInboxDecisionContract(openStorage);
  describeInboxReportsContract(openStorage);
  describeInboxCountsContract(openStorage);
  describeInboxDurabilityContract(openStorage);
}
