/** Days on which a person is away, by the calendar of the person's time zone, including the first and the last. */
export interface Absence {
  /** Such as `2026-12-24`. */
  readonly from: string;
  readonly to: string;
}

/** When a person is reminded of a meeting. */
export interface ReminderTime {
  /** How many minutes before its start. */
  readonly minutes: number;
  /** Since when the person has had this setting. A reminder due before that is not late. */
  readonly since: Date;
}

/** How many minutes before a meeting people can be reminded. */
export const REMINDER_MINUTES = [0, 5, 15, 60, 1_440] as const;

/** For a person who has chosen nothing. */
export const USUAL_REMINDER_MINUTES = 15;
