import { html, type Html } from './html.ts';

/** The frame of every page. It says what it is, and does not look like Meta. */
export function pageFrame(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Meta emulator</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/styles.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <a class="brand" href="/">Meta emulator</a>
          <nav aria-label="Main">
            <a href="/">Forms</a><a href="/inspector">Inspector</a
            ><a href="/app">Open LeadRabbit</a>
          </nav>
        </header>
        <p class="notice">
          This program plays the part of Meta. Nothing here reaches Meta, and all data is made up.
        </p>
        <main id="content">${content}</main>
      </body>
    </html>`.text;
}
