import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { usersQuery } from '../api/users.ts';
import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { AdminTwoFactor } from './admin-two-factor.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LeadVisibility } from './lead-visibility.tsx';
import { PersonRow } from './person-row.tsx';

/** The people of the team, for admins. */
export function PeopleScreen() {
  const texts = useAdminTexts().people;
  const [isInviting, invite] = useState(false);
  return (
    <AdminScreen
      title={texts.title}
      intro={texts.intro}
      actions={
        <Button look="primary" onClick={() => invite(true)}>
          <UserPlus className="size-3.5" aria-hidden="true" />
          {texts.invite}
        </Button>
      }
    >
      <People />
      <LeadVisibility />
      <AdminTwoFactor />
      {isInviting && <InviteDialog onClose={() => invite(false)} />}
    </AdminScreen>
  );
}

function People() {
  const texts = useAdminTexts().people;
  const { data: people, error, refetch } = useQuery(usersQuery);
  if (people === undefined && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />;
  if (people === undefined) return <RowsSkeleton label={texts.reading} />;
  return (
    <ul aria-label={texts.list} className="divide-y divide-line rounded-xl border border-line">
      {people.map((person) => (
        <PersonRow key={person.id} person={person} />
      ))}
    </ul>
  );
}
