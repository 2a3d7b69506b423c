import type { PrivacyRequest } from '../connections/privacy-request-store.ts';
import type { Language } from '../texts/language.ts';
import { PRIVACY_PAGE } from '../texts/privacy-page.ts';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1d1d1f;background:#fff}' +
  'main{max-width:34rem;margin:0 auto;padding:3rem 1.25rem}h1{font-size:1.5rem;margin:0 0 1rem}' +
  'code{font-size:1rem;overflow-wrap:anywhere}p{margin:0 0 1rem}' +
  '@media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#161618}}';

/** @param request undefined if there is none with the code of the address */
export function privacyPage(request: PrivacyRequest | undefined, language: Language): string {
  const texts = PRIVACY_PAGE[language];
  const title = texts.title[request?.kind ?? 'unknown'];
  return page(title, language, request ? sentencesOf(request, language) : [escape(texts.unknown)]);
}

function sentencesOf(request: PrivacyRequest, language: Language): string[] {
  const texts = PRIVACY_PAGE[language];
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(request.at);
  const { pages } = request;
  return [
    escape(pages === 0 ? texts.nothingHeld : texts.done({ date: `${date} UTC`, pages })),
    escape(texts.deleted),
    escape(texts.stays),
    `${escape(texts.code)}: <code>${escape(request.code)}</code>`,
  ];
}

const page = (title: string, language: Language, sentences: readonly string[]): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">' +
  `<title>${escape(title)} · LeadRabbit</title><style>${STYLE}</style></head>` +
  `<body><main><h1>${escape(title)}</h1>${sentences.map((text) => `<p>${text}</p>`).join('')}` +
  '</main></body></html>';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
