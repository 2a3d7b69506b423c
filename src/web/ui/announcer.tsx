import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** Speaks a message to people who use a screen reader, without taking the focus. */
export const useAnnounce = () => useContext(AnnounceContext);

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ message: '', turn: 0 });
  const announce = useCallback(
    (message: string) => setSaid(({ turn }) => ({ message, turn: turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* A new element each time, or the same words twice would be heard once. */}
      <div role="log" aria-live="polite" aria-label="Announcements" className="sr-only">
        <p key={said.turn}>{said.message}</p>
      </div>
    </AnnounceContext>
  );
}
