import type { ReactNode } from 'react';
import { useDocumentTitle } from './use-document-title.ts';

export interface ScreenProps {
  title: string;
  /** One sentence about what the screen is for. */
  intro: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of a screen with a title: it scrolls by itself. */
export function Screen({ title, intro, actions, children }: ScreenProps) {
  useDocumentTitle(title);
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-4 md:px-8 md:py-6">
        <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
            <h1 className="text-xl font-semibold">{title}</h1>
            <p className="text-sm text-pretty text-muted">{intro}</p>
          </div>
          {actions}
        </header>
        {children}
      </div>
    </div>
  );
}
