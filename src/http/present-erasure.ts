import type { ErasureCertificateAnswer, SamePersonAnswer } from '../contract/privacy.ts';
import type { PersonEnquiries } from '../privacy/erase-person.ts';
import type { ErasureCertificate } from '../privacy/erasure.ts';
import { auditedActor } from '../audit/audit-log.ts';
import type { Names } from './present-audit.ts';

export const presentEnquiries = ({ leads, held }: PersonEnquiries): SamePersonAnswer => ({
  leads: leads.map(({ id, name, email, phone, status, createdAt }) => ({
    id,
    name,
    email,
    phone,
    status,
    createdAt: createdAt.toISOString(),
  })),
  held: held.map(({ receivedAt, ...enquiry }) => ({
    ...enquiry,
    receivedAt: receivedAt.toISOString(),
  })),
});

export function presentCertificate(
  { id, at, by, counts }: ErasureCertificate,
  names: Names,
): ErasureCertificateAnswer {
  const { actor } = auditedActor(by);
  return {
    id,
    at: at.toISOString(),
    by: { ...actor, name: names.get(actor.id) ?? null },
    erased: { ...counts },
    notErased: ['backups', 'meta'],
  };
}
