import type { Config } from '../../src/config.ts';

/** Where to go and how to sign in. */
export function printWelcome({ url, demo }: Config): void {
  const lines = [`LeadRabbit is running at ${url}`];
  if (demo) {
    for (const { role, email, password } of demo.accounts)
      lines.push(`  sign in as ${role.padEnd(5)}  ${email}  ${password}`);
    lines.push(`The Meta emulator stands in for Meta at ${demo.emulatorUrl}`);
  }
  lines.push('Ctrl-C stops it.');
  console.log(`\n${lines.join('\n')}\n`);
}
