import type { ImportRow } from '../../contract/import.ts';

/** Saves what becomes of each row as a CSV file. It has codes and numbers alone, so no cell can be a formula. */
export function saveReport(rows: readonly ImportRow[], fileName: string): void {
  const lines = rows.map(({ line, fate, reason, leadId }) =>
    [line, fate, reason ?? '', leadId ?? ''].join(','),
  );
  const text = `${['line,fate,reason,leadId', ...lines].join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `${fileName.replace(/\.\w+$/, '')}-report.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
