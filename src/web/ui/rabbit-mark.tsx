import clsx from 'clsx';

/** LeadRabbit's mark: a rabbit with its ears in the wind. Also public/favicon.svg. */
export const RabbitMark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" className={clsx('shrink-0', className)} aria-hidden="true">
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <RabbitShape className="fill-on-accent" />
  </svg>
);

/** Two ears, and a head with an eye. */
export const RabbitShape = ({ className }: { className: string }) => (
  <g className={className}>
    <path d="M17.2 13.1C13.3 8.9 8.7 6.7 6 7.5c-2.1.7-1.5 3.6.7 5.8 1.9 1.9 4.4 3.2 6.9 3.9Z" />
    <path d="M21.3 13.2C21.2 8.6 19 4.5 16.3 3.7c-2.2-.6-3.2 1.9-2.6 4.9.5 2.4 1.7 4.5 3.2 6Z" />
    <path
      fillRule="evenodd"
      d="M18.6 12.2c4.5 0 8.2 3.2 8.2 7.3 0 3.9-3.3 6.5-7.7 6.5-4.5 0-7.7-2.7-7.7-6.8 0-4 3-7 7.2-7Zm3.1 4.5a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8Z"
    />
  </g>
);
