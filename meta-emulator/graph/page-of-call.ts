import type { Token, World } from '../world/world.ts';

/** Which Page's quota and faults a call concerns: that of its object, else that of its token. */
export function pageOfCall(
  world: World,
  id: string | undefined,
  token: Token | undefined,
): string | undefined {
  if (id === undefined) return token?.pageId;
  if (world.pages.has(id)) return id;
  return (world.forms.get(id) ?? world.leads.get(id))?.pageId ?? token?.pageId;
}
