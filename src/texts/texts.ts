import type { en } from './en.ts';
import type { absences } from './en/absences.ts';
import type { administration } from './en/administration.ts';
import type { board } from './en/board.ts';
import type { palette } from './en/palette.ts';
import type { dashboard } from './en/dashboard.ts';
import type { notices } from './en/notices.ts';
import type { planner } from './en/planner.ts';
import type { leadExtras } from './en/lead-extras.ts';
import type { leadHistory } from './en/lead-history.ts';
import type { leadTools } from './en/lead-tools.ts';
import type { profile } from './en/profile.ts';
import type { access } from './en/access.ts';
import type { basics } from './en/basics.ts';
import type { errors } from './en/errors.ts';
import type { reasons } from './en/reasons.ts';

/**
 * What LeadRabbit says on the screens of a person who is signed in, in one language. English defines which texts there are;
 * the compiler refuses a language that lacks one.
 */
export type Texts = ReturnType<typeof en>;

/** The part of the texts that every screen needs, also before the sign-in. */
export type BasicTexts = ReturnType<typeof basics>;

/** For the screens on which a person gets access or a new password. */
export type AccessTexts = ReturnType<typeof access>;

/** For the screens of admins. */
export type AdminTexts = ReturnType<typeof administration>;

/** For the board. */
export type BoardTexts = ReturnType<typeof board>;

/** For meetings and tasks. */
export type PlannerTexts = ReturnType<typeof planner>;

/** For the command palette. */
export type PaletteTexts = ReturnType<typeof palette>;
/** For the dashboard. */
export type DashboardTexts = ReturnType<typeof dashboard>;
/** For what a person is told. */
export type NoticeTexts = ReturnType<typeof notices>;

/** For the days on which a person is away. */
export type AbsenceTexts = ReturnType<typeof absences>;

/** For the screen of one's own account. */
export type ProfileTexts = ReturnType<typeof profile>;

/** For the timeline of a lead, and the question after a call. */
export type LeadHistoryTexts = ReturnType<typeof leadHistory>;

/** For what belongs to a lead and is loaded when a person gets to it. */
export type LeadExtrasTexts = ReturnType<typeof leadExtras>;

/** For what a person does with the lead list: change many leads, choose columns, save a view. */
export type LeadToolTexts = ReturnType<typeof leadTools>;

/** What went wrong. They are loaded when something does. */
export type ErrorTexts = typeof errors;

/** What caused a failure or a state of a connection. Few screens say that. */
export type ReasonTexts = ReturnType<typeof reasons>;
