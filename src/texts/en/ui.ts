/** Controls that many screens share. */
export const ui = () => ({
  announcements: 'Announcements',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copyFailed: 'Your browser did not allow the copy. Select the text and copy it yourself.',
  dismiss: 'Dismiss',
  /** Why a request brought nothing. */
  failure: {
    unreachable: 'LeadRabbit cannot be reached. Check your connection and try again.',
    unreadable: 'LeadRabbit gave an answer that cannot be read. Load the page again.',
  },
  hide: 'Hide',
  messages: 'Messages',
  ofPassword: 'password',
  show: 'Show',
  tryAgain: 'Try again',
  undo: 'Undo',
  undone: (what: string) => `Undone: ${what}`,
  notUndone: (why: string) => `This was not undone. ${why}`,
});
