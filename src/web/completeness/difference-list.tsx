import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { HeldState } from '../../contract/inbox.ts';
import type { Difference } from './explain-completeness.ts';

/** The difference in words. What is in the inbox links to it. */
export const DifferenceList = ({ differences }: { differences: readonly Difference[] }) =>
  differences.map(({ kind, text }, index) => (
    <Fragment key={kind}>
      {index > 0 && ', '}
      {isHeld(kind) ? (
        <Link
          to="/admin/delivery"
          search={{ state: kind }}
          className="rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          {text}
        </Link>
      ) : (
        text
      )}
    </Fragment>
  ));

const isHeld = (kind: Difference['kind']): kind is HeldState =>
  kind === 'needs-attention' || kind === 'pending' || kind === 'skipped' || kind === 'dismissed';
