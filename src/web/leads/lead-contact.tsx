import clsx from 'clsx';
import { Building2, Mail, Phone, Tag, UserRound, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Lead, LeadDetails } from '../../contract/lead.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import type { AddFieldProps } from './add-field.tsx';
import { beginContact } from './begun-contacts.ts';
import { mailLink, phoneLink } from './contact-links.ts';
import { listContactLines, type ContactLine, type OwnField } from './contact-lines.ts';
import { EditLine } from './edit-line.tsx';
import { LeadTags } from './lead-tags.tsx';
import { shownPhone } from './lead-name.ts';
import { PanelSection } from './panel-section.tsx';
import { useLeadEdit } from './use-lead-edit.ts';

const AddField = lazyScreen<AddFieldProps>(async () => (await import('./add-field.tsx')).AddField, {
  isQuiet: true,
});

interface LeadContactProps {
  lead: Lead;
  /** Undefined until they are loaded. */
  details: LeadDetails | undefined;
}

/** Who the person is and how to reach them: each value can be copied, and changed in its place. */
export function LeadContact({ lead, details }: LeadContactProps) {
  const { edit: texts, fields: names } = useTexts().leads.work;
  const save = useLeadEdit(lead);
  /** The field that gets its first value. */
  const [added, setAdded] = useState<string>();
  const [isChoosing, setChoosing] = useState(false);
  const add = (path: string) => {
    setChoosing(false);
    setAdded(path);
  };
  const lines = listContactLines(lead, details, { names, added });
  const known = lines.filter(({ path, value }) => value !== '' || path === added);
  const missing = lines.filter(({ value }) => value === '');
  return (
    <PanelSection title={texts.title}>
      <ul className="grid gap-0.5">
        {known.map((line) => (
          <EditLine
            // A line that begins with its editor is another one.
            key={line.path === added ? `new ${line.path}` : line.path}
            icon={line.own ? <LineIcon Icon={ICONS[line.own]} /> : <span className="size-4" />}
            name={line.label}
            value={line.value}
            type={line.own && TYPES[line.own]}
            shown={<Shown lead={lead} line={line} />}
            actions={line.own && <Copy lead={lead} field={line.own} />}
            isNew={line.path === added}
            onClose={() => setAdded(undefined)}
            onSave={(value, from) => save(line.toBody(value, from), line.label)}
          />
        ))}
        <LeadTags lead={lead} icon={<LineIcon Icon={Tag} />} />
      </ul>
      {details && !isChoosing && (
        <Button
          size="sm"
          look="ghost"
          data-edit=""
          className="mt-1.5 -ml-2.5"
          onClick={() => setChoosing(true)}
        >
          + {texts.add}
        </Button>
      )}
      {isChoosing && (
        <div className="mt-2 rounded-lg bg-hover p-2.5">
          <AddField missing={missing} onAdd={add} onCancel={() => setChoosing(false)} />
        </div>
      )}
    </PanelSection>
  );
}

const ICONS: Readonly<Record<OwnField, LucideIcon>> = {
  name: UserRound,
  email: Mail,
  phone: Phone,
  company: Building2,
};

const TYPES = { name: 'text', email: 'email', phone: 'tel', company: 'text' } as const;

const LineIcon = ({ Icon }: { Icon: LucideIcon }) => (
  <Icon className="size-4 shrink-0 text-faint" aria-hidden="true" />
);

function Copy({ lead, field }: { lead: Lead; field: OwnField }): ReactNode {
  const { details } = useTexts().leads;
  if (field === 'email') return <CopyButton text={lead.email} label={details.copyEmail} />;
  if (field === 'phone')
    return <CopyButton text={lead.phoneE164 || lead.phone} label={details.copyPhone} />;
  if (field === 'company') return <CopyButton text={lead.company} label={details.copyCompany} />;
  return null;
}

/** The value as people read it. */
function Shown({ lead, line: { own, label, value } }: { lead: Lead; line: ContactLine }) {
  if (own === 'email')
    return (
      <MaybeLink href={mailLink(value)} onFollow={() => beginContact(lead._id, 'mail')}>
        {value}
      </MaybeLink>
    );
  if (own === 'phone')
    return (
      <MaybeLink
        href={phoneLink(lead)}
        className="tabular-nums"
        onFollow={() => beginContact(lead._id, 'call')}
      >
        {shownPhone(lead)}
      </MaybeLink>
    );
  if (own) return value;
  return (
    <>
      <span className="text-muted" aria-hidden="true">
        {label}:{' '}
      </span>
      {value}
    </>
  );
}

interface MaybeLinkProps {
  /** Undefined for plain text. */
  href: string | undefined;
  onFollow: () => void;
  className?: string;
  children: string;
}

const MaybeLink = ({ href, onFollow, className, children }: MaybeLinkProps) =>
  href === undefined ? (
    children
  ) : (
    <a href={href} onClick={onFollow} className={clsx('rounded-sm hover:underline', className)}>
      {children}
    </a>
  );
