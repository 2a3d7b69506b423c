import type { ConnectionStore } from './connection-store.ts';
import type { TokenVault } from './token-vault.ts';

/**
 * Seals tokens that are stored in plain text, as the first LeadRabbit did, and seals tokens again that an
 * older key sealed, so that the older key can be removed. Leaves a token unchanged if no key opens it: its
 * Page must be connected again.
 *
 * @returns how many tokens were sealed
 */
export async function resealTokens({
  pages,
  vault,
}: {
  readonly pages: Pick<ConnectionStore, 'list' | 'saveToken'>;
  readonly vault: TokenVault;
}): Promise<number> {
  let resealed = 0;
  for (const { pageId, sealedToken } of await pages.list()) {
    const opened = vault.isOutdated(sealedToken) ? vault.open(sealedToken, pageId) : undefined;
    const token = vault.isSealed(sealedToken) ? opened : sealedToken || undefined;
    if (token === undefined) continue;
    await pages.saveToken(pageId, vault.seal(token, pageId), sealedToken);
    resealed += 1;
  }
  return resealed;
}
