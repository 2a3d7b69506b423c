import clsx from 'clsx';
import type { LeadDetails } from '../../contract/lead.ts';
import { useFormats, useLeadHistoryTexts } from '../texts/use-texts.ts';
import { listSteps, type Step } from './journey-steps.ts';
import { PanelSection } from './panel-section.tsx';

/** When the lead got to each step, from Meta to the first contact. */
export function LeadJourney({ lead }: { lead: LeadDetails }) {
  const { journey } = useLeadHistoryTexts();
  if (!lead.metaData) return null;
  const steps = listSteps(lead.journey, lead.origin?.via, journey);
  return (
    <PanelSection title={journey.title}>
      <ol className="grid text-sm">
        {steps.map((step, index) => (
          <StepLine
            key={step.name}
            step={step}
            before={steps[index - 1]}
            isLast={index === steps.length - 1}
          />
        ))}
      </ol>
    </PanelSection>
  );
}

interface StepLineProps {
  step: Step;
  before: Step | undefined;
  isLast: boolean;
}

function StepLine({ step: { name, at, later }, before, isLast }: StepLineProps) {
  const { journey } = useLeadHistoryTexts();
  const { exact, exactClock } = useFormats();
  return (
    <li className="relative grid grid-cols-[0.75rem_minmax(0,1fr)_auto] gap-x-3 pb-2.5 last:pb-0">
      {!isLast && (
        <span
          className="absolute top-2.5 bottom-[-0.625rem] left-[0.34375rem] w-px bg-line-strong"
          aria-hidden="true"
        />
      )}
      <span
        className={clsx(
          'relative mt-1.5 ml-0.5 size-2 rounded-full',
          at ? 'bg-accent' : 'border border-field-line bg-surface',
        )}
        aria-hidden="true"
      />
      <span className={at ? undefined : 'text-muted'}>
        {name}
        {later !== undefined && <span className="text-muted"> {later}</span>}
      </span>
      {at ? (
        <time dateTime={at.toISOString()} title={exact(at)} className="text-muted tabular-nums">
          {exactClock(at, before?.at)}
        </time>
      ) : (
        <span className="text-muted">{journey.notYet}</span>
      )}
    </li>
  );
}
