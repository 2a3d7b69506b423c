import type { ConnectionStore } from './connection-store.ts';
import type { TokenVault } from './token-vault.ts';

/**
 * Seals with the current key what an older one had sealed, so that the older key can go. What no
 * key opens stays as it is: its Page asks to be connected again.
 *
 * @returns how many tokens were sealed anew
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
