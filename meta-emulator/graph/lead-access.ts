import { LEAD_RETENTION_MS } from '../defaults.ts';
import type { Lead, Page } from '../world/world.ts';
import { canReadLeads } from '../world/permissions.ts';
import { concerns, notThere, requireDataAccess, requirePermission, userOf } from './access.ts';
import type { GraphCall } from './graph-call.ts';
import { permissionMissing } from './graph-error.ts';

/**
 * Reading leads needs the permission, a person who may advertise on the Page, and the Page's Leads
 * Access. If the Leads Access was revoked, Meta answers as if the permission were missing or as if
 * the object did not exist.
 */
export function requireLeadAccess(call: GraphCall, page: Page, id: string): void {
  const text = 'Requires leads_retrieval permission to manage the object';
  requirePermission(call, 'leads_retrieval', page.id, text);
  requireDataAccess(call);
  const tasks = page.tasks.get(userOf(call).id) ?? [];
  if (!canReadLeads(tasks)) throw permissionMissing(text);
  const revoked = call.engine.faults.current().leadAccessRevoked;
  if (!revoked || !concerns(revoked, page.id)) return;
  throw revoked.as === '200' ? permissionMissing(text) : notThere(call, id);
}

export function isDevelopmentMode(call: Pick<GraphCall, 'engine'>): boolean {
  const { engine } = call;
  return engine.world.app.mode === 'development' || !!engine.faults.current().appMode;
}

/** Expired leads, new leads under a fault, and others' leads in Development mode cannot be read. */
export function isReadable(call: GraphCall, lead: Lead): boolean {
  const now = call.engine.now().getTime();
  if (lead.createdTime.getTime() < now - LEAD_RETENTION_MS) return false;
  if (isDevelopmentMode(call) && !lead.isTest) return false;
  const fresh = call.engine.faults.current().notYetReadable;
  if (!fresh || !concerns(fresh, lead.pageId)) return true;
  return now - lead.arrivedAt.getTime() >= fresh.seconds * 1000;
}
