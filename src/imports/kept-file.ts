import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, statfs, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { EncodingDetector, type FileEncoding } from './detect-encoding.ts';

const MEGABYTE = 1024 * 1024;

/** How much of a file is in memory at a time. */
const CHUNK = 64 * 1024;

/** A text file that was sent. It is on disk, so that its size does not matter for the memory. */
export interface KeptFile {
  readonly encoding: FileEncoding;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
  /** Reads its text without a byte order mark, each time from the beginning. */
  readText(): AsyncGenerator<string>;
  /** Gives its room on the disk back. */
  close(): Promise<void>;
}

/** Where files are kept, and how large they may be. */
export interface FileRoom {
  readonly folder: string;
  readonly mostBytes: number;
  /** How many times the size of a file must be free: the file, and what is made of it on the same disk. */
  readonly timesFree: number;
}

/**
 * Keeps a file on disk while it arrives. The file has no name there: its room is given back when it is closed, and also
 * when the process is killed.
 *
 * @param size what the sender says; NaN if it is not known
 * @throws `file-too-large`, `disk-full`, and whatever `chunks` throws
 */
export async function keepFile(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  room: FileRoom,
): Promise<KeptFile> {
  const { folder, mostBytes } = room;
  const tooLarge = () => new AppError('file-too-large', { most: inMegabytes(mostBytes) });
  if (size > mostBytes) throw tooLarge();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await checkFree(size, room);
  const handle = await openNameless(folder);
  try {
    const hash = createHash('sha256');
    const detector = new EncodingDetector();
    let length = 0;
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > mostBytes) throw tooLarge();
      hash.update(chunk);
      detector.add(chunk);
      await handle.appendFile(chunk).catch(async (error: unknown) => {
        throw isFull(error) ? await diskFull(Math.max(size || 0, length), room) : error;
      });
    }
    const encoding = detector.end();
    return {
      encoding,
      hash: hash.digest('hex'),
      readText: () => readText(handle, encoding),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Opens a file for reading and writing that no folder lists. */
async function openNameless(folder: string): Promise<FileHandle> {
  const path = join(folder, `upload-${randomUUID()}.tmp`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path).catch(async (error: unknown) => {
    await handle.close();
    throw error;
  });
  return handle;
}

async function* readText(handle: FileHandle, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let position = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
  }
  yield decoder.decode();
}

/** Before a large file is sent for nothing. */
async function checkFree(size: number, room: FileRoom): Promise<void> {
  // The disk has room for a small file, or says so itself.
  if (Number.isNaN(size) || size < MEGABYTE) return;
  if ((await freeIn(room.folder)) < size * room.timesFree) throw await diskFull(size, room);
}

const diskFull = async (size: number, { folder, timesFree }: FileRoom): Promise<AppError> =>
  new AppError('disk-full', {
    needed: inMegabytes(size * timesFree),
    free: inMegabytes(await freeIn(folder)),
  });

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

const inMegabytes = (bytes: number): number => Math.ceil(bytes / MEGABYTE);
