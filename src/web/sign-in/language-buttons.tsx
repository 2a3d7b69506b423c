import { useState } from 'react';
import { LANGUAGES } from '../../texts/language.ts';
import { LANGUAGE_NAMES } from '../texts/language-names.ts';
import { useFormats, useLanguage, useBasicTexts } from '../texts/use-texts.ts';

/** The languages side by side. The account menu has them too, but only after the sign-in. */
export function LanguageButtons() {
  const { signIn, shell } = useBasicTexts();
  const { language: shown } = useFormats();
  const [, setLanguage] = useLanguage();
  const [isFailed, setFailed] = useState(false);
  return (
    <div className="grid gap-1.5">
      <div role="group" aria-label={signIn.language} className="-mx-2 flex gap-1">
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={language === shown}
            className="h-7 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-10"
            onClick={() => {
              setFailed(false);
              void setLanguage(language).catch(() => setFailed(true));
            }}
          >
            {LANGUAGE_NAMES[language]}
          </button>
        ))}
      </div>
      {isFailed && (
        <p role="alert" className="text-sm text-danger-text">
          {shell.languageNotLoaded}
        </p>
      )}
    </div>
  );
}
