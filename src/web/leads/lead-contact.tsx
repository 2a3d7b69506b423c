import clsx from 'clsx';
import { Building2, Mail, Phone, Tag, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { mailLink, phoneLink } from './contact-links.ts';
import { shownPhone } from './lead-name.ts';
import { TAG_LOOK } from './tag-list.tsx';

/** How to reach the person, each with a button that copies it. */
export function LeadContact({ lead }: { lead: Lead }) {
  const { email, phone, phoneE164, company, tags } = lead;
  const number = shownPhone(lead);
  const { details } = useTexts().leads;
  return (
    <ul className="grid gap-0.5 px-5 pb-4">
      {email !== '' && (
        <Line Icon={Mail} copy={email} copyLabel={details.copyEmail}>
          <MaybeLink href={mailLink(email)}>{email}</MaybeLink>
        </Line>
      )}
      {number !== '' && (
        <Line Icon={Phone} copy={phoneE164 || phone} copyLabel={details.copyPhone}>
          <MaybeLink href={phoneLink(lead)} className="tabular-nums">
            {number}
          </MaybeLink>
        </Line>
      )}
      {company !== '' && (
        <Line Icon={Building2} copy={company} copyLabel={details.copyCompany}>
          {company}
        </Line>
      )}
      {tags.length > 0 && (
        <Line Icon={Tag}>
          <span className="flex flex-wrap gap-1">
            {tags.map((tag) => (
              <span key={tag} className={TAG_LOOK}>
                {tag}
              </span>
            ))}
          </span>
        </Line>
      )}
    </ul>
  );
}

interface LineProps {
  Icon: LucideIcon;
  copy?: string;
  copyLabel?: string;
  children: ReactNode;
}

const Line = ({ Icon, copy, copyLabel, children }: LineProps) => (
  <li className="flex min-h-7 items-center gap-2.5 pointer-coarse:min-h-10">
    <Icon className="size-4 shrink-0 text-faint" aria-hidden="true" />
    <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
      {children}
    </span>
    {copy !== undefined && copyLabel !== undefined && <CopyButton text={copy} label={copyLabel} />}
  </li>
);

interface MaybeLinkProps {
  /** Undefined for plain text. */
  href: string | undefined;
  className?: string;
  children: string;
}

const MaybeLink = ({ href, className, children }: MaybeLinkProps) =>
  href === undefined ? (
    children
  ) : (
    <a href={href} className={clsx('rounded-sm hover:underline', className)}>
      {children}
    </a>
  );
