import type { PrivacyRequest } from '../connections/privacy-request-store.ts';
import type { Language } from '../texts/language.ts';
import { PRIVACY_PAGE } from '../texts/privacy-page.ts';
import { escapeHtml, htmlPage, writeMoment } from './html-page.ts';

/** @param request undefined if there is none with the code of the address */
export function privacyPage(request: PrivacyRequest | undefined, language: Language): string {
  const texts = PRIVACY_PAGE[language];
  const title = texts.title[request?.kind ?? 'unknown'];
  const sentences = request ? sentencesOf(request, language) : [escapeHtml(texts.unknown)];
  return htmlPage(title, language, sentences.map((text) => `<p>${text}</p>`).join(''));
}

function sentencesOf(request: PrivacyRequest, language: Language): string[] {
  const texts = PRIVACY_PAGE[language];
  const { pages } = request;
  return [
    escapeHtml(
      pages === 0
        ? texts.nothingHeld
        : texts.done({ date: writeMoment(request.at, language), pages }),
    ),
    escapeHtml(texts.deleted),
    escapeHtml(texts.stays),
    `${escapeHtml(texts.code)}: <code>${escapeHtml(request.code)}</code>`,
  ];
}
