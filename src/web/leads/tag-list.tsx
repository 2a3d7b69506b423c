/** A lead's tags on one line; what does not fit is shown on hover. */
export function TagList({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden" title={tags.join(', ')}>
      {tags.map((tag) => (
        <span
          key={tag}
          className="truncate rounded border border-line px-1.5 text-xs/5 text-muted first:min-w-12"
        >
          {tag}
        </span>
      ))}
    </span>
  );
}
