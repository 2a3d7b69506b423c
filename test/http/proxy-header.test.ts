import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { runLeadRabbit } from '../support/run-leadrabbit.ts';

test('the log warns once about a proxy header if no proxy is trusted', async () => {
  const app = await runLeadRabbit('http://127.0.0.1:9', { LOG_LEVEL: 'warn' });
  try {
    for (const address of ['203.0.113.1', '203.0.113.2'])
      await fetch(new URL('/api/app', app.url), { headers: { 'x-forwarded-for': address } });
    await eventually('the log has the warning', () => app.output().includes('TRUST_PROXY'));
    const lines = app
      .output()
      .split('\n')
      .filter((line) => line.includes('TRUST_PROXY is false'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('203.0.113');
  } finally {
    await app.close();
  }
});
