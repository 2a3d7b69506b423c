import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** Reads a message out to people who use a screen reader, without moving the focus. */
export const useAnnounce = () => useContext(AnnounceContext);

export function Announcer({ children }: { children: ReactNode }) {
  const { ui } = useBasicTexts();
  const [said, setSaid] = useState({ message: '', turn: 0 });
  const announce = useCallback(
    (message: string) => setSaid(({ turn }) => ({ message, turn: turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* A new element each time, or the same message would not be read out twice. */}
      <div role="log" aria-live="polite" aria-label={ui.announcements} className="sr-only">
        <p key={said.turn}>{said.message}</p>
      </div>
    </AnnounceContext>
  );
}
