import { AdminScreen } from '../shell/admin-screen.tsx';
import { useAdminTexts } from '../texts/use-texts.ts';
import { DeletionIds } from './deletion-ids.tsx';
import { Erasures } from './erasures.tsx';
import { Retention } from './retention.tsx';

/** What people may ask about their data, for admins. */
export function PrivacyScreen() {
  const { title, intro } = useAdminTexts().privacy;
  return (
    <AdminScreen title={title} intro={intro}>
      <Retention />
      <Erasures />
      <DeletionIds />
    </AdminScreen>
  );
}
