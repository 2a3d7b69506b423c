import type { Page } from '@playwright/test';
import { en } from '../../../src/texts/en.ts';
import { access as enAccess } from '../../../src/texts/en/access.ts';
import { administration as enAdmin } from '../../../src/texts/en/administration.ts';
import { es } from '../../../src/texts/es.ts';
import { access as esAccess } from '../../../src/texts/es/access.ts';
import { administration as esAdmin } from '../../../src/texts/es/administration.ts';
import { createFormats } from '../../../src/texts/formats.ts';

/** Frequent words of English that are no words of Spanish. */
const ENGLISH_WORDS =
  /\b(the|and|of|your|you|it|to|is|are|was|were|will|not|yet|this|that|with|from|by|for|has|have|can|cannot|ago|all|any|only|again|new|try|open|close|search|loading)\b/i;

/** Every fixed text, by its path. */
function flatten(texts: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(texts) as [string, unknown][]) {
    if (typeof value === 'string') found.set(`${path}.${name}`, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, text] of flatten(value, `${path}.${name}`)) found.set(key, text);
  }
  return found;
}

const inEnglish = createFormats({ language: 'en' });
const inSpanish = createFormats({ language: 'es' });
const english = flatten({ ...en(inEnglish), ...enAccess(), ...enAdmin(inEnglish) });
const spanish = flatten({ ...es(inSpanish), ...esAccess(), ...esAdmin(inSpanish) });
/** Texts that are the same in both languages, such as "Leads", are right in both. */
const ONLY_ENGLISH = new Set(
  [...english].flatMap(([path, text]) => (spanish.get(path) === text ? [] : [text])),
);
const SPANISH = new Set(spanish.values());

/**
 * @param isData whether a text comes from a person or from Meta, in whatever language it is
 * @returns the texts on the screen, and those that are read out or shown on hover, that are English
 */
export async function findEnglish(
  page: Page,
  isData: (text: string) => boolean = () => false,
): Promise<string[]> {
  const texts = [await page.title(), ...(await page.evaluate(listTexts))];
  return texts.filter(
    (text) =>
      !isData(text) && ((ONLY_ENGLISH.has(text) && !SPANISH.has(text)) || ENGLISH_WORDS.test(text)),
  );
}

/** Runs inside the page, so it may use nothing from outside. */
function listTexts(): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement: parent } = walker.currentNode;
    // What people and forms wrote has no known direction. A text with a language of its own is a name.
    if (!parent || parent.closest('script, style, noscript, [dir="auto"], [lang]:not(:root)'))
      continue;
    if (parent.checkVisibility()) texts.push((textContent ?? '').trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    if (!element.closest('[dir="auto"]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        texts.push(element.getAttribute(name)?.trim() ?? '');
  return texts.filter((text) => text !== '');
}
