/** The days on which a person is away. */
export const absences = () => ({
  title: 'Absences',
  text: 'The assignment rules give no new leads to a person who is away.',
  none: 'None planned.',
  from: 'First day',
  to: 'Last day',
  add: 'Add',
  remove: (days: string) => `Remove the absence ${days}`,
  noDays: 'Choose the first and the last day.',
  wrongOrder: 'The last day must not be before the first.',
  away: (until: string) => `Away until ${until}`,
  close: 'Done',
});
