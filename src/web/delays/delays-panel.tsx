import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DelaysAnswer } from '../../contract/delays.ts';
import { delaysQuery } from '../api/delays.ts';
import { Tabs } from '../ui/tabs.tsx';
import { DelayPlot } from './delay-plot.tsx';
import { DelayTable } from './delay-table.tsx';
import { describeOrigin, describePercentiles } from './describe-delays.ts';

const SPANS = [
  { value: 'day', label: 'Last day' },
  { value: 'week', label: 'Last week' },
] as const;

/** How quick leads are, from the form at Meta into the CRM. */
export function DelaysPanel() {
  const [span, setSpan] = useState<DelaysAnswer['span']>('day');
  const { data, error } = useQuery({ ...delaysQuery(span), placeholderData: keepPreviousData });
  return (
    <section aria-labelledby="delays" className="rounded-xl border border-line p-4">
      <Tabs
        label="Time span"
        value={span}
        options={SPANS}
        onChange={setSpan}
        heading={
          <h2 id="delays" className="text-base font-semibold">
            From Meta into the CRM
          </h2>
        }
      >
        {data ? (
          <Delays answer={data} />
        ) : error ? (
          <p role="alert" className="text-sm text-danger-text">
            The delays could not be read. {error.message}
          </p>
        ) : (
          <div role="status" className="h-49">
            <span className="sr-only">Reading the delays…</span>
          </div>
        )}
      </Tabs>
    </section>
  );
}

function Delays({ answer }: { answer: DelaysAnswer }) {
  const sentence = describePercentiles(answer);
  if (sentence === undefined)
    return (
      <p className="text-sm text-muted">
        No lead came in the last {answer.span}. As soon as some do, this shows how long they took.
      </p>
    );
  return (
    <div className="grid gap-4">
      <div className="grid gap-0.5">
        <p className="text-sm font-medium">{sentence}</p>
        <p className="text-xs text-muted">
          {describeOrigin(answer)}. Meta tells times in whole seconds, so each may be up to 1 s
          quicker.
        </p>
      </div>
      <DelayPlot buckets={answer.buckets} />
      <DelayTable buckets={answer.buckets} />
      <Legend />
    </div>
  );
}

const Legend = () => (
  <p
    className="-mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted"
    aria-hidden="true"
  >
    <span className="flex items-center gap-1.5">
      <span className="size-2.5 rounded-xs bg-accent" /> Webhook
    </span>
    <span className="flex items-center gap-1.5">
      <span className="size-2.5 rounded-xs bg-blue" /> Catch-up or sync
    </span>
    <span className="ml-auto">Delay up to …</span>
  </p>
);
