import type { ReactNode } from 'react';
import type { TemplateChannel } from '../../contract/template.ts';
import { Button } from '../ui/button.tsx';

interface SendLinkProps {
  channel: TemplateChannel;
  href: string;
  /** The accessible name; the content if it is left out. */
  label?: string;
  isPrimary?: boolean;
  onSent: () => void;
  children: ReactNode;
}

/** Opens a message with its text in the program of the channel. */
export const SendLink = ({
  channel,
  href,
  label,
  isPrimary = false,
  onSent,
  children,
}: SendLinkProps) => (
  <Button
    asChild
    look={isPrimary ? 'primary' : 'secondary'}
    // The link has to be followed before the window with it is gone.
    onClick={() => setTimeout(onSent)}
  >
    <a
      href={href}
      aria-label={label}
      {...(channel === 'whatsapp' && { target: '_blank', rel: 'noreferrer' })}
    >
      {children}
    </a>
  </Button>
);
