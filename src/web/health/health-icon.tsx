import { useAdminTexts } from '../texts/use-texts.ts';
import clsx from 'clsx';
import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from 'lucide-react';
import type { HealthState } from '../../contract/health-state.ts';

const ICONS = { ok: CircleCheck, unknown: CircleHelp, warn: TriangleAlert, bad: CircleX };
const COLOURS: Readonly<Record<HealthState, string>> = {
  ok: 'text-ok',
  unknown: 'text-faint',
  warn: 'text-warn',
  bad: 'text-danger-text',
};

/** A state as a shape of its own, a colour, and a word for those who see neither. */
export function HealthIcon({ state, className }: { state: HealthState; className?: string }) {
  const { states } = useAdminTexts().connectors.health;
  const Icon = ICONS[state];
  return (
    <span className={clsx('mt-0.5 shrink-0', COLOURS[state], className)} title={states[state]}>
      <Icon className="size-4" aria-hidden="true" />
      <span className="sr-only">{states[state]}: </span>
    </span>
  );
}
