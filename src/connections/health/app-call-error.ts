import { GraphError } from '../../meta-api/graph-error.ts';

/**
 * Thrown if Meta refused a call of the app itself. A class of its own, so that it does not count as
 * a refusal of the Page that is being checked.
 */
export class AppCallError extends Error {
  readonly refusal: GraphError;

  constructor(refusal: GraphError) {
    super(refusal.message, { cause: refusal });
    this.name = 'AppCallError';
    this.refusal = refusal;
  }

  /**
   * The app's id and secret do not belong together. 101 is "Error validating application":
   * https://developers.facebook.com/docs/graph-api/guides/error-handling
   */
  get isAppRefused(): boolean {
    const { action, code, message } = this.refusal;
    if (action === 'reconnect') return true;
    const isAboutApp = code === 101 || /client secret|application|appsecret_proof/i.test(message);
    return action === 'fix' && isAboutApp;
  }
}

/** Makes a call with the token of the app. @throws AppCallError */
export async function callForApp<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof GraphError ? new AppCallError(error) : error;
  }
}
