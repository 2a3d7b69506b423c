import { useAdminTexts } from '../texts/use-texts.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DelaysAnswer } from '../../contract/delays.ts';
import { delaysQuery } from '../api/delays.ts';
import { Tabs } from '../ui/tabs.tsx';
import { DelayPlot } from './delay-plot.tsx';
import { DelayTable } from './delay-table.tsx';
import { describeOrigin, describePercentiles } from './describe-delays.ts';

const SPANS = ['day', 'week'] as const;

/** How quick leads are, from the form at Meta into the CRM. */
export function DelaysPanel() {
  const { delays } = useAdminTexts().connectors;
  const [span, setSpan] = useState<DelaysAnswer['span']>('day');
  const { data, error } = useQuery({ ...delaysQuery(span), placeholderData: keepPreviousData });
  return (
    <section aria-labelledby="delays" className="rounded-xl border border-line p-4">
      <Tabs
        label={delays.spanLabel}
        value={span}
        options={SPANS.map((each) => ({ value: each, label: delays.spans[each] }))}
        onChange={setSpan}
        heading={
          <h2 id="delays" className="text-base font-semibold">
            {delays.title}
          </h2>
        }
      >
        {data ? (
          <Delays answer={data} />
        ) : error ? (
          <p role="alert" className="text-sm text-danger-text">
            {delays.notRead} {error.message}
          </p>
        ) : (
          <div role="status" className="h-49">
            <span className="sr-only">{delays.reading}</span>
          </div>
        )}
      </Tabs>
    </section>
  );
}

function Delays({ answer }: { answer: DelaysAnswer }) {
  const { delays } = useAdminTexts().connectors;
  const sentence = describePercentiles(answer, delays);
  if (sentence === undefined)
    return <p className="text-sm text-muted">{delays.empty[answer.span]}</p>;
  return (
    <div className="grid gap-4">
      <div className="grid gap-0.5">
        <p className="text-sm font-medium">{sentence}</p>
        <p className="text-xs text-muted">
          {describeOrigin(answer, delays)}. {delays.precision}
        </p>
      </div>
      <DelayPlot buckets={answer.buckets} />
      <DelayTable buckets={answer.buckets} />
      <Legend />
    </div>
  );
}

function Legend() {
  const { delays } = useAdminTexts().connectors;
  return (
    <p
      className="-mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted"
      aria-hidden="true"
    >
      <span className="flex items-center gap-1.5">
        <span className="size-2.5 rounded-xs bg-accent" /> {delays.webhook}
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-2.5 rounded-xs bg-blue" /> {delays.sync}
      </span>
      <span className="ml-auto">{delays.upToAxis}</span>
    </p>
  );
}
