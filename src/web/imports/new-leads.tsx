import type { ImportPreview } from '../../contract/import.ts';
import { useAdminTexts } from '../texts/use-texts.ts';

/** The first of the leads that a file would make, as they would be. */
export function NewLeads({ leads }: { leads: ImportPreview['preview'] }) {
  const texts = useAdminTexts().imports;
  if (leads.length === 0) return null;
  return (
    <section aria-label={texts.firstLeads} className="grid gap-2">
      <h2 className="text-sm font-semibold">{texts.firstLeads}</h2>
      <ul className="divide-y divide-line rounded-xl border border-line text-sm">
        {leads.map(({ line, name, email, phone, phoneE164 }) => (
          <li
            key={line}
            className="grid gap-x-4 gap-y-0.5 px-4 py-2 [overflow-wrap:anywhere] sm:grid-cols-4"
          >
            <span dir="auto" className="font-medium">
              {name || texts.noName}
            </span>
            <span className="text-muted">{email}</span>
            <span className="text-muted tabular-nums">{phoneE164 || phone}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
