import { useAdminTexts } from '../texts/use-texts.ts';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { HeldState } from '../../contract/inbox.ts';
import type { Difference } from './explain-completeness.ts';

/** The difference in words. Held leads link to Delivery. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const { proof } = useAdminTexts().connectors;
  return differences.map(({ kind, count }, index) => (
    <Fragment key={kind}>
      {index > 0 && ', '}
      {isHeld(kind) ? (
        <Link
          to="/admin/delivery"
          search={{ state: kind }}
          className="rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          {proof.differences[kind](count)}
        </Link>
      ) : (
        proof.differences[kind](count)
      )}
    </Fragment>
  ));
}

const isHeld = (kind: Difference['kind']): kind is HeldState =>
  kind === 'needs-attention' || kind === 'pending' || kind === 'skipped' || kind === 'dismissed';
