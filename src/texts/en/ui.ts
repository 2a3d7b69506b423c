/** Controls that many screens share. */
export const ui = () => ({
  announcements: 'Announcements',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copyFailed: 'Your browser did not allow the copy. Select the text and copy it yourself.',
  dismiss: 'Dismiss',
  hide: 'Hide',
  messages: 'Messages',
  ofPassword: 'password',
  show: 'Show',
  tryAgain: 'Try again',
});
