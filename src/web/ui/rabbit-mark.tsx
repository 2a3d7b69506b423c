import clsx from 'clsx';

/** LeadRabbit's mark: a rabbit with its ears in the wind. */
export const RabbitMark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" className={clsx('shrink-0', className)} aria-hidden="true">
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <g fill="none" className="stroke-on-accent" strokeLinecap="round" strokeWidth="4.2">
      <path d="M15.6 14.4 9.4 7.6" />
      <path d="M19.2 13.2 17.4 6.4" />
    </g>
    <path
      className="fill-on-accent"
      fillRule="evenodd"
      d="M18.6 12.6a6.9 6.9 0 1 1 0 13.8 6.9 6.9 0 0 1 0-13.8Zm2.5 4.6a1.3 1.3 0 1 0 0 2.6 1.3 1.3 0 0 0 0-2.6Z"
    />
  </svg>
);
