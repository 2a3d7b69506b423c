import { AdminScreen } from '../shell/admin-screen.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { DeletionIds } from './deletion-ids.tsx';

/** What people may ask about their data, for admins. */
export function PrivacyScreen() {
  const { title, intro } = useTexts().privacy;
  return (
    <AdminScreen title={title} intro={intro}>
      <DeletionIds />
    </AdminScreen>
  );
}
