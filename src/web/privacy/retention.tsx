import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { RetentionAnswer, RetentionSettings } from '../../contract/privacy.ts';
import { retentionQuery, setRetention } from '../api/privacy.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Field } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { PrivacySection } from './privacy-section.tsx';

const FIELDS = ['deliveryDays', 'readingDays', 'leadDays'] as const;
const MOST_DAYS = 36_500;

/** After how many days data is deleted by itself. */
export function Retention() {
  const { retention: texts } = useAdminTexts().privacy;
  const { data, error, refetch } = useQuery(retentionQuery);
  return (
    <PrivacySection title={texts.title} intro={texts.intro}>
      {!data && !error && <Skeleton className="w-64" />}
      {error && !data && (
        <ErrorState title={texts.notLoaded} error={error} onRetry={() => void refetch()} />
      )}
      {data && <RetentionForm key={JSON.stringify(data.settings)} retention={data} />}
    </PrivacySection>
  );
}

function RetentionForm({ retention }: { retention: RetentionAnswer }) {
  const { retention: texts } = useAdminTexts().privacy;
  const client = useQueryClient();
  const [days, setDays] = useState(() => toTexts(retention.settings));
  const save = useMutation({
    mutationFn: setRetention,
    onSuccess: (answer) => {
      client.setQueryData(retentionQuery.queryKey, answer);
      toast.success(texts.saved);
    },
  });
  const isChanged = FIELDS.some((field) => days[field] !== toTexts(retention.settings)[field]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(toSettings(days));
  };
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={texts.fields[field].label}
            hint={texts.fields[field].hint}
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_DAYS}
            step={1}
            placeholder={texts.forEver}
            value={days[field]}
            onChange={({ target }) => setDays({ ...days, [field]: target.value })}
          />
        ))}
      </div>
      {save.error && <Alert tone="danger">{save.error.message}</Alert>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={!isChanged} isBusy={save.isPending}>
          {texts.save}
        </Button>
        <RetentionState retention={retention} isChanged={isChanged} />
      </div>
    </form>
  );
}

/** What the next run would delete, and what the last one did. */
function RetentionState({
  retention: { preview, lastRun },
  isChanged,
}: {
  retention: RetentionAnswer;
  isChanged: boolean;
}) {
  const { retention: texts } = useAdminTexts().privacy;
  const formats = useFormats();
  return (
    <p className="text-sm text-pretty text-muted">
      {isChanged ? texts.saveFirst : texts.preview(preview)}{' '}
      {lastRun && texts.lastRun(formats.exact(new Date(lastRun.at)), lastRun.deleted)}
    </p>
  );
}

type Days = Record<(typeof FIELDS)[number], string>;

const toTexts = (settings: RetentionSettings): Days => ({
  deliveryDays: settings.deliveryDays?.toString() ?? '',
  readingDays: settings.readingDays?.toString() ?? '',
  leadDays: settings.leadDays?.toString() ?? '',
});

const toSettings = (days: Days): RetentionSettings => ({
  deliveryDays: days.deliveryDays === '' ? null : Number(days.deliveryDays),
  readingDays: days.readingDays === '' ? null : Number(days.readingDays),
  leadDays: days.leadDays === '' ? null : Number(days.leadDays),
});
