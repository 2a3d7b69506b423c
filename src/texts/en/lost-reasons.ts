/** Why leads are lost, to begin with; the team adds its own words. */
export const lostReasons = {
  'no-answer': 'Did not answer',
  'wrong-contact': 'Wrong number or address',
  'not-interested': 'Not interested',
  'too-expensive': 'Too expensive',
  competitor: 'Chose somebody else',
};
