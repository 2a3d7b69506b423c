/** Whether the browser shows notifications of this site; `none` if it cannot. */
export const readPermission = (): NotificationPermission | 'none' =>
  'Notification' in window ? Notification.permission : 'none';
