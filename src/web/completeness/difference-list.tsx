import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Difference } from './explain-completeness.ts';

/** The difference in words; what is in the inbox leads there. */
export const DifferenceList = ({ differences }: { differences: readonly Difference[] }) =>
  differences.map(({ kind, text }, index) => (
    <Fragment key={kind}>
      {index > 0 && ', '}
      {kind === 'parked' || kind === 'waiting' ? (
        <Link
          to="/admin/inbox"
          search={kind === 'waiting' ? { state: kind } : {}}
          className="rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
        >
          {text}
        </Link>
      ) : (
        text
      )}
    </Fragment>
  ));
