/** A person's initials. */
export function Monogram({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('');
  return (
    <span
      // By style, because text would count as a visible label of the button around it.
      data-initials={initials}
      className="grid size-7 shrink-0 place-items-center rounded-full bg-pressed text-xs font-semibold text-muted uppercase before:content-[attr(data-initials)]"
      aria-hidden="true"
    />
  );
}
