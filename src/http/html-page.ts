import { pickLocale, type Language } from '../texts/language.ts';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1d1d1f;background:#fff}' +
  'main{max-width:40rem;margin:0 auto;padding:3rem 1.25rem}h1{font-size:1.5rem;margin:0 0 1rem}' +
  'h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .25rem}' +
  'code{font-size:1rem;overflow-wrap:anywhere}p{margin:0 0 1rem}' +
  'dl{display:grid;grid-template-columns:minmax(8rem,30%) 1fr;gap:.25rem 1rem;margin:0}' +
  'dt{color:#5f6368}dd{margin:0;overflow-wrap:anywhere}' +
  '@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#161618}dt{color:#a8abb0}}';

/** A moment in words, in UTC: a page without a script does not know the reader's time zone. */
export const writeMoment = (moment: Date, language: Language): string =>
  `${new Intl.DateTimeFormat(pickLocale(language, []), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(moment)} UTC`;

/** A page that needs no script. @param body HTML */
export const htmlPage = (title: string, language: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">' +
  `<title>${escapeHtml(title)} · LeadRabbit</title><style>${STYLE}</style></head>` +
  `<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
