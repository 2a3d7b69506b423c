import { setFlagsFromString } from 'node:v8';

/**
 * V8 notes which lines of code make objects that survive its first collections, and later makes the objects of these
 * lines in the old part of the heap, which it seldom cleans up. It learns this in the first seconds, from the first long
 * list. Then some objects of every lead that is read stay until the next collection of the whole heap: an export of
 * 100,000 leads needed 100 MB more.
 *
 * `main.ts` imports this file first, because V8 does not take such a decision back.
 */
setFlagsFromString('--no-allocation-site-pretenuring');
