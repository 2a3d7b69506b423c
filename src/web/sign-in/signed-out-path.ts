/** Screens that need no session. They show nothing of it, so its end changes nothing on them. */
const SIGNED_OUT = /^\/(sign-in|setup|forgot-password|invite\/[^/]+|reset\/[^/]+)$/;

export const isSignedOutPath = (pathname: string): boolean => SIGNED_OUT.test(pathname);
