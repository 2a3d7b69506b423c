import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListSearch } from './list-of.ts';
import { useListAddress } from './use-list-address.ts';

interface NumberLinkProps {
  /** The filters of the leads behind the number; undefined if no list shows just these. */
  list: ListSearch | undefined;
  /** What the number counts, for a screen reader that reads links alone. */
  label?: string;
  children: ReactNode;
}

/** A number that opens the list of the leads behind it. */
export function NumberLink({ list, label, children }: NumberLinkProps) {
  const router = useRouter();
  const addressOf = useListAddress();
  if (!list) return <span className="tabular-nums">{children}</span>;
  const address = addressOf(list);
  return (
    <a
      href={address}
      aria-label={label}
      className="rounded-sm tabular-nums underline decoration-line-strong underline-offset-3 hover:decoration-current"
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        router.history.push(address);
      }}
    >
      {children}
    </a>
  );
}
