import type { ConnectionStore } from './connection-store.ts';
import type { TokenVault } from './token-vault.ts';

/**
 * Seals tokens again that an older key sealed, so that the older key can be removed. Leaves a token
 * unchanged if no key opens it: its Page must be connected again.
 *
 * @returns how many tokens were sealed again
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
    const token = vault.isOutdated(sealedToken) ? vault.open(sealedToken, pageId) : undefined;
    if (token === undefined) continue;
    await pages.saveToken(pageId, vault.seal(token, pageId), sealedToken);
    resealed += 1;
  }
  return resealed;
}
