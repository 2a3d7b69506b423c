import { z } from 'zod';
import { apiKey } from '../../contract/api-key.ts';
import { auditEntry } from '../../contract/audit.ts';
import { completeness } from '../../contract/completeness.ts';
import { errorAnswer } from '../../contract/error.ts';
import { healthReport } from '../../contract/health.ts';
import { heldLead } from '../../contract/inbox.ts';
import { incident } from '../../contract/incident.ts';
import { lead, leadDetails } from '../../contract/lead.ts';
import { connectedPage } from '../../contract/page.ts';
import { erasureCertificate } from '../../contract/privacy.ts';
import { reason } from '../../contract/reason.ts';
import { teamUser } from '../../contract/user.ts';
import { verdict } from '../../contract/verdict.ts';

/** Schemas that the API document has once, and refers to by these names. */
const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  ApiKey: apiKey,
  AuditEntry: auditEntry,
  Completeness: completeness,
  Connection: connectedPage,
  ErasureCertificate: erasureCertificate,
  Error: errorAnswer,
  HealthReport: healthReport,
  HeldLead: heldLead,
  Incident: incident,
  Lead: lead,
  LeadDetails: leadDetails,
  Person: teamUser,
  Reason: reason,
  Verdict: verdict,
};

/** Gives the schemas their names. Doing so again changes nothing. */
export function nameComponents(): void {
  for (const [id, schema] of Object.entries(COMPONENTS))
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
}
