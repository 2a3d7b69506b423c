import { StartError } from './errors.ts';

/** Runs a command-line program: what the operator can put right is printed as a sentence, with exit code 1. */
export function runProgram(help: string, main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.exitCode = 1;
    if (error instanceof StartError || isConfigError(error)) console.error(error.message);
    else if (isUsageError(error)) console.error(`${error.message}\n\n${help}`);
    else console.error(error);
  });
}

/** Thrown by `parseArgs` of node:util. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Its message names each variable that is wrong. */
const isConfigError = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'ConfigError';
