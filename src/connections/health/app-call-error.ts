import { GraphError } from '../../meta-api/graph-error.ts';

/**
 * Meta refused a call that the app made for itself. Wrapped, so that it is never taken for a
 * refusal of the Page whose check wanted the answer.
 */
export class AppCallError extends Error {
  readonly refusal: GraphError;

  constructor(refusal: GraphError) {
    super(refusal.message, { cause: refusal });
    this.name = 'AppCallError';
    this.refusal = refusal;
  }

  /**
   * The app's id and secret do not fit. 101 is "Error validating application":
   * https://developers.facebook.com/docs/graph-api/guides/error-handling
   */
  get isAppRefused(): boolean {
    const { action, code, message } = this.refusal;
    if (action === 'reconnect') return true;
    const isAboutApp = code === 101 || /client secret|application|appsecret_proof/i.test(message);
    return action === 'fix' && isAboutApp;
  }
}

/** Makes a call in the name of the app. @throws AppCallError */
export async function callForApp<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof GraphError ? new AppCallError(error) : error;
  }
}
