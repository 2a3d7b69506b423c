/** The app that the emulator knows if nothing else is set. */
export const DEFAULT_APP_ID = '100000000000001';
export const DEFAULT_APP_SECRET = 'emulator-app-secret';
export const DEFAULT_PORT = 4001;

/** Loopback only: the control API has no password. */
export const HOST = '127.0.0.1';

/** Unix seconds of Meta's long-lived tokens, as its documentation shows them: about 60 days. */
export const LONG_LIVED_SECONDS = 5183944;
export const SHORT_LIVED_SECONDS = 5400;
export const CODE_SECONDS = 600;
export const DATA_ACCESS_DAYS = 90;

/**
 * Leads can be read for 90 days.
 *
 * Source: facebook.com/business/help/1526849577619206.
 */
export const LEAD_RETENTION_MS = 90 * 86_400_000;

export const DEMO = {
  userId: '10228374650192837',
  editorId: '10231907744518263',
  systemUserId: '122103948576201943',
  bakeryId: '104857392016385',
  fitnessId: '217390485561204',
  instagramId: '17841400927365518',
  forms: {
    weddingCake: '1187203945520381',
    breakfast: '984410277365102',
    callBack: '1302775918846620',
    freeTrial: '735590218843917',
    personalTraining: '1450092837716254',
    archived: '668120394471085',
  },
} as const;
