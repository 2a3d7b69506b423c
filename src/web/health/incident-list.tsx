import type { AdminTexts } from '../../texts/texts.ts';
import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleAlert, History, Wrench } from 'lucide-react';
import type { Incident } from '../../contract/incident.ts';
import { incidentsQuery } from '../api/incidents.ts';
import { Button } from '../ui/button.tsx';

/** Outages and self-repairs: from when to when, and how many leads were late because of them. */
export function IncidentList({ subject, of }: { subject: string; of: string }) {
  const { health } = useAdminTexts().connectors;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    incidentsQuery(subject),
  );
  if (!data && error)
    return (
      <p role="alert" className="text-sm text-danger-text">
        {health.historyNotRead} {error.message}
      </p>
    );
  if (!data) return <p className="text-sm text-muted">{health.readingHistory}</p>;
  const incidents = data.pages.flatMap((page) => page.incidents);
  if (incidents.length === 0) return <p className="text-sm text-muted">{health.noOutage}</p>;
  return (
    <div className="grid justify-items-start gap-2">
      <ul aria-label={health.historyOf(of)} className="grid gap-2 py-1">
        {incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="sm" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {health.showOlder}
        </Button>
      )}
    </div>
  );
}

function IncidentLine({ incident }: { incident: Incident }) {
  const { checks, incidents, connectors } = useAdminTexts();
  const { exact } = useFormats();
  const { health } = connectors;
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
          {endedAt === null
            ? health.since(exact(new Date(startedAt)))
            : health.span(exact(new Date(startedAt)), exact(new Date(endedAt)))}
          {sayLeads(incident, health)}
        </span>
      </p>
    </li>
  );
}

function sayLeads(
  { leadsAffected, leadsRecovered }: Incident,
  health: AdminTexts['connectors']['health'],
): string {
  if (leadsAffected === 0) return health.noneLate;
  if (leadsAffected === leadsRecovered) return health.recovered(leadsRecovered);
  return health.recoveredSoFar(leadsRecovered, leadsAffected);
}
