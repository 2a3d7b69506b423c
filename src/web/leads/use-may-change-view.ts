import type { View } from '../../contract/view.ts';
import { useUser } from '../shell/use-user.ts';

/** Which views the person may change: their own, and for admins those that others share. */
export function useMayChangeView(): (view: View) => boolean {
  const { role } = useUser();
  return ({ isBuiltIn, isMine }) => isMine || (role === 'admin' && !isBuiltIn);
}
