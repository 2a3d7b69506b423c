import type { ServerResponse } from 'node:http';
import type { UserRole } from '../users/user.ts';

/** A reader that is this far behind is cut off; it reconnects and reads its lists again. */
const MOST_UNSENT_BYTES = 1024 * 1024;

/** How long an ended stream may take to bring what it still holds to its reader. */
const PATIENCE_MS = 1_000;

/** One browser that listens. Sending to a stream that has ended does nothing. */
export class EventStream {
  readonly sessionId: string;
  /** The role that the stream was opened with; it ends when the user has another one. */
  readonly role: UserRole;
  readonly #response: ServerResponse;

  /** @param onClose called once, however the stream ends */
  constructor(
    response: ServerResponse,
    { id, role }: { readonly id: string; readonly role: UserRole },
    onClose: (stream: EventStream) => void,
  ) {
    this.#response = response;
    this.sessionId = id;
    this.role = role;
    response.once('close', () => onClose(this));
    // Fastify no longer listens on this response, and an error that nobody hears ends the process.
    response.on('error', () => response.destroy());
  }

  /** @param frame one or more whole frames */
  send(frame: string): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    if (this.#response.writableLength > MOST_UNSENT_BYTES) this.#response.destroy();
    else this.#response.write(frame);
  }

  end(): void {
    this.#response.end();
    // The end itself waits for a reader that reads nothing.
    const cut = setTimeout(() => this.#response.destroy(), PATIENCE_MS).unref();
    this.#response.once('close', () => clearTimeout(cut));
  }
}
