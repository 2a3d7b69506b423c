/** What a process may be asked to end with. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The same signal often comes twice: from a supervisor, and from the program that started us. */
const REPEATED_MS = 300;

/** After this the process ends, closed or not, in ms. */
const DEADLINE_MS = 9_500;

export interface EndProcessOptions {
  /** Closes everything in order. */
  readonly close: () => Promise<void>;
  readonly log: {
    fatal(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
  readonly exit: (code: number) => void;
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsed: () => number;
}

/** Ends the process in order, once, for whatever reason comes first. */
export interface EndProcess {
  /** Asked to end. The second time it ends at once. */
  onSignal(signal: (typeof SIGNALS)[number]): void;
  /** An error that nothing has handled: what it has left behind is unknown, so the process ends. */
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

/** What helps to find the cause. The message may hold a name, an address or a token, so it is left out. */
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
