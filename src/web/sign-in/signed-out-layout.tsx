import type { ReactNode } from 'react';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { RabbitMark, RabbitShape } from '../ui/rabbit-mark.tsx';
import { LanguageButtons } from './language-buttons.tsx';

interface SignedOutLayoutProps {
  title: string;
  intro?: string;
  children: ReactNode;
  /** Shown below the form. */
  aside?: ReactNode;
}

/** The layout of the screens before a person is signed in: one form, and the choice of language. */
export function SignedOutLayout({ title, intro, children, aside }: SignedOutLayoutProps) {
  useDocumentTitle(title);
  return (
    <main className="relative isolate grid min-h-dvh content-center justify-items-center overflow-clip px-5 py-10">
      <svg
        viewBox="4 3 23 23"
        className="absolute -right-[10vmin] -bottom-[12vmin] -z-10 size-[68vmin] opacity-[0.045] max-lg:hidden"
        aria-hidden="true"
      >
        <RabbitShape className="fill-ink" />
      </svg>
      <div className="grid w-full max-w-[23rem] gap-6">
        <div className="grid gap-4">
          <RabbitMark className="size-11" />
          <div className="grid gap-1">
            <h1 className="text-xl font-semibold">{title}</h1>
            {intro !== undefined && <p className="text-base text-pretty text-muted">{intro}</p>}
          </div>
        </div>
        {children}
        {aside}
        <LanguageButtons />
      </div>
    </main>
  );
}
