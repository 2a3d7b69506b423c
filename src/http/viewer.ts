import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError, notFound } from '../errors.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { maySee, type Viewer } from '../leads/visibility.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import { readVisibility } from '../users/visibility-setting.ts';

type Asker = Pick<FastifyRequest, 'user' | 'apiKey'>;

/**
 * Whose leads a request may read. Admins and API keys, which only admins make, see all.
 *
 * @throws 401 for a stranger
 */
export async function viewerOf(
  settings: Pick<SettingStore, 'read'>,
  { user, apiKey }: Asker,
): Promise<Viewer> {
  if (apiKey) return null;
  if (!user) throw new AppError('not-signed-in', {});
  if (user.role === 'admin') return null;
  return (await readVisibility(settings)) === 'all' ? null : user.id;
}

interface HidingParts {
  readonly settings: Pick<SettingStore, 'read'>;
  readonly leads: Pick<LeadStore, 'find'>;
}

/** The calls for one lead: the lead itself, its notes, its timeline, and whatever else is added below its address. */
const OF_ONE_LEAD = '/api/leads/:id';

/** A person who gave a lead away by mistake can take it back, although it is hidden by then. The route checks that. */
const UNDO = `${OF_ONE_LEAD}/undo`;

/**
 * For a lead that a body or another part of an address names.
 *
 * @throws `not-found` if the viewer does not see it
 */
export async function requireSeen(
  { leads, settings }: HidingParts,
  request: Asker,
  leadId: string,
): Promise<void> {
  const viewer = await viewerOf(settings, request);
  if (viewer === null) return;
  const lead = await leads.find(leadId);
  if (!lead || !maySee(viewer, lead)) throw notFound('lead');
}

/** Answers as if a lead that a person may not see did not exist, in every call for one lead. */
export function hideLeads(api: FastifyInstance, { settings, leads }: HidingParts): void {
  api.addHook('preHandler', async (request) => {
    const { url = '' } = request.routeOptions;
    if (url !== OF_ONE_LEAD && !url.startsWith(`${OF_ONE_LEAD}/`)) return;
    if (url === UNDO) return;
    const { id } = request.params as { readonly id: string };
    await requireSeen({ leads, settings }, request, id);
  });
}
