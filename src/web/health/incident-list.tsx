import { useTexts } from '../texts/use-texts.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleAlert, History, Wrench } from 'lucide-react';
import type { Incident } from '../../contract/incident.ts';
import { incidentsQuery } from '../api/incidents.ts';
import { exactTime } from '../time/relative-time.ts';
import { Button } from '../ui/button.tsx';
import { writeCount } from '../ui/count.ts';

/** Outages and self-repairs: from when to when, and how many leads were late because of them. */
export function IncidentList({ subject, of }: { subject: string; of: string }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    incidentsQuery(subject),
  );
  if (!data && error)
    return (
      <p role="alert" className="text-sm text-danger-text">
        The history could not be read. {error.message}
      </p>
    );
  if (!data) return <p className="text-sm text-muted">Reading the history…</p>;
  const incidents = data.pages.flatMap((page) => page.incidents);
  if (incidents.length === 0) return <p className="text-sm text-muted">No outage so far.</p>;
  return (
    <div className="grid justify-items-start gap-2">
      <ul aria-label={`History of ${of}`} className="grid gap-2 py-1">
        {incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="sm" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older
        </Button>
      )}
    </div>
  );
}

function IncidentLine({ incident }: { incident: Incident }) {
  const { checks, incidents } = useTexts();
  const { check, code, isSelfRepaired, startedAt, endedAt } = incident;
  const Icon = isSelfRepaired ? Wrench : endedAt === null ? CircleAlert : History;
  return (
    <li className="flex gap-2 text-sm">
      <Icon
        className={
          endedAt === null
            ? 'mt-0.5 size-4 shrink-0 text-danger-text'
            : 'mt-0.5 size-4 shrink-0 text-faint'
        }
        aria-hidden="true"
      />
      <p className="min-w-0 text-pretty">
        <span className="font-medium">{checks[check]}:</span> {incidents[code] ?? incidents.other}{' '}
        <span className="text-muted">
          {writeSpan(startedAt, endedAt)}
          {writeLeads(incident)}
        </span>
      </p>
    </li>
  );
}

const writeSpan = (startedAt: string, endedAt: string | null): string =>
  endedAt === null
    ? `Since ${exactTime(new Date(startedAt))}`
    : `From ${exactTime(new Date(startedAt))} to ${exactTime(new Date(endedAt))}`;

function writeLeads({ leadsAffected, leadsRecovered }: Incident): string {
  if (leadsAffected === 0) return '; no lead was late.';
  if (leadsAffected === leadsRecovered)
    return `; ${writeCount(leadsRecovered, 'lead', 'leads')} recovered.`;
  return `; ${leadsRecovered} of ${writeCount(leadsAffected, 'lead', 'leads')} recovered so far.`;
}
