/** The signals that end the process. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ignores the same signal within this time, in ms. It often comes twice: from a supervisor, and
 * from the program that started LeadRabbit.
 */
const REPEATED_MS = 300;

/** The process ends after this time, in ms, closed or not. */
const DEADLINE_MS = 9_500;

export interface EndProcessOptions {
  /** Closes everything in order. */
  readonly close: () => Promise<void>;
  readonly log: {
    fatal(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
  readonly exit: (code: number) => void;
  /** A monotonic clock, in ms. */
  readonly elapsed: () => number;
}

/** Closes everything once, for the first reason that occurs, and ends the process. */
export interface EndProcess {
  /** Closes and ends the process. A second signal ends it at once. */
  onSignal(signal: (typeof SIGNALS)[number]): void;
  /** Ends the process after an unhandled error, because its state is unknown. */
  onUnhandled(error: unknown): void;
}

export function createEndProcess(options: EndProcessOptions): EndProcess {
  const { close, log, exit, elapsed } = options;
  let begunAt: number | undefined;
  let code = 0;

  const end = () => {
    begunAt = elapsed();
    setTimeout(() => {
      log.fatal({}, 'LeadRabbit could not close in time and ends');
      exit(1);
    }, DEADLINE_MS);
    close().then(
      () => exit(code),
      (error: unknown) => {
        log.fatal(describe(error), 'LeadRabbit could not close in order');
        exit(1);
      },
    );
  };
  return {
    onSignal: (signal) => {
      if (begunAt === undefined) return end();
      if (elapsed() - begunAt < REPEATED_MS) return undefined;
      log.warn({ signal }, 'LeadRabbit ends at once, because it was asked twice');
      return exit(1);
    },
    onUnhandled: (error) => {
      code = 1;
      log.fatal(describe(error), 'an error was not handled, so LeadRabbit closes and ends');
      if (begunAt === undefined) end();
    },
  };
}

/** Details for the log. Leaves out the message, which may contain a name, an address or a token. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    stack: frames?.map((line) => line.trim()).join('\n') ?? '',
  };
}
