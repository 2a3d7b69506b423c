import { verifyChain } from './audit/verify-chain.ts';
import { readConfig } from './config.ts';
import { StartError } from './errors.ts';
import { loadEnv } from './load-env.ts';
import { runProgram } from './run-program.ts';
import { openStorage } from './storage/open-storage.ts';

const HELP = `npm run audit:verify

Checks that no entry of the audit log was changed or removed. LeadRabbit may be running. The exit code is 1 if
an entry does not fit. Keep the last hash somewhere else: if the newest entries are cut off, only a comparison with
it shows that.
`;

/** `npm run audit:verify`. */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(HELP);
  const storage = await openStorage(readConfig(loadEnv(process.cwd(), process.env)), {});
  try {
    const verdict = await verifyChain(storage.audit);
    if (!verdict.isWhole)
      throw new StartError(
        `The audit log is broken: entry ${verdict.number} is ${verdict.why}, or the entry before it. Everything before entry ${verdict.number} fits. Compare with a backup.`,
      );
    process.stdout.write(
      `The audit log is whole: ${verdict.entries} entries, last hash ${verdict.lastHash || 'none'}\n`,
    );
  } finally {
    await storage.close();
  }
}

runProgram(HELP, main);
