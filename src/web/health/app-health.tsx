import { useAdminTexts } from '../texts/use-texts.ts';
import { sayReason } from '../texts/say-reason.ts';
import { useQuery } from '@tanstack/react-query';
import { Stethoscope } from 'lucide-react';
import { healthQuery } from '../api/health.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { HealthLine } from './health-line.tsx';
import { summarizeHealth } from './summarize-health.ts';
import { useCheckHealth } from './use-check-health.ts';

/** What all Pages rest upon: the webhooks and the app at Meta. */
export function AppHealth() {
  const { health } = useAdminTexts().connectors;
  const check = useCheckHealth();
  return (
    <section aria-labelledby="app-health" className="grid gap-2 rounded-xl border border-line p-4">
      <div className="flex items-center justify-between gap-3">
        <h2 id="app-health" className="text-base font-semibold">
          {health.title}
        </h2>
        <Button
          size="sm"
          isBusy={check.isPending}
          title={health.checkHint}
          onClick={() => check.mutate()}
        >
          {!check.isPending && <Stethoscope className="size-3.5" aria-hidden="true" />}
          {check.isPending ? health.checking : health.check}
        </Button>
      </div>
      <AppHealthLine />
    </section>
  );
}

function AppHealthLine() {
  const { health } = useAdminTexts().connectors;
  const { data, error } = useQuery(healthQuery);
  if (!data && error)
    return (
      <p role="alert" className="text-sm text-danger-text">
        {health.notRead} {error.message}
      </p>
    );
  if (!data)
    return (
      <span className="flex h-5 w-72 max-w-full items-center">
        <Skeleton className="w-full" />
      </span>
    );
  if (!data.app) return <p className="text-sm text-muted">{health.notChecked}</p>;
  return (
    <HealthLine
      of={health.of}
      state={data.app.state}
      summary={summarizeHealth(data.app, health, sayReason)}
      checkedAt={data.app.checkedAt}
      checks={data.app.checks}
      subject="app"
    />
  );
}
