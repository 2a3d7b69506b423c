import type { ServerResponse } from 'node:http';
import type { Viewer } from '../leads/visibility.ts';
import type { UserRole } from '../users/user.ts';

/**
 * A stream with this many unsent bytes is closed. Its browser reconnects and reads its lists again.
 */
const MOST_UNSENT_BYTES = 1024 * 1024;

/** How long an ended stream may take to send what it still holds, in ms. */
const PATIENCE_MS = 1_000;

/** Who opened a stream. */
interface StreamOwner {
  readonly id: string;
  readonly role: UserRole;
  readonly viewer: Viewer;
  readonly userId: string | null;
}

/** One browser that listens. Sending to an ended stream does nothing. */
export class EventStream {
  readonly sessionId: string;
  /** The role of the user when the stream was opened. The stream ends when the role changes. */
  readonly role: UserRole;
  /** Whose leads it sends. The stream ends when the setting changes. */
  readonly viewer: Viewer;
  /** Null for an API key. */
  readonly userId: string | null;
  readonly #response: ServerResponse;

  /** @param onClose called once, however the stream ends */
  constructor(
    response: ServerResponse,
    { id, role, viewer, userId }: StreamOwner,
    onClose: (stream: EventStream) => void,
  ) {
    this.#response = response;
    this.sessionId = id;
    this.role = role;
    this.viewer = viewer;
    this.userId = userId;
    response.once('close', () => onClose(this));
    // Fastify no longer handles errors of this response, and an unhandled error ends the process.
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
    // `end` waits for a browser that does not read.
    const cut = setTimeout(() => this.#response.destroy(), PATIENCE_MS).unref();
    this.#response.once('close', () => clearTimeout(cut));
  }
}
