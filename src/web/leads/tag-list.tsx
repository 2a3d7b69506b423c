/** A lead's tags on one line: the first, and how many more; all of them on hover. */
export function TagList({ tags }: { tags: readonly string[] }) {
  const [first, ...others] = tags;
  if (first === undefined) return null;
  return (
    <span className="relative z-10 flex min-w-0 items-center gap-1" title={tags.join(', ')}>
      <span className={`${TAG_LOOK} truncate`}>{first}</span>
      {others.length > 0 && (
        <span className="text-xs text-muted">
          <span aria-hidden="true">+{others.length}</span>
          <span className="sr-only">{others.join(', ')}</span>
        </span>
      )}
    </span>
  );
}

export const TAG_LOOK = 'rounded border border-line px-1.5 text-xs/5 text-muted';
