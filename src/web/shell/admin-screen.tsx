import { AdminsOnly } from './admins-only.tsx';
import { Screen, type ScreenProps } from './screen.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useUser } from './use-user.ts';

/** The frame of a screen of the administration. Whoever is no admin sees that only admins may see it. */
export function AdminScreen(props: ScreenProps) {
  useDocumentTitle(props.title);
  if (useUser().role !== 'admin') return <AdminsOnly />;
  return <Screen {...props} />;
}
