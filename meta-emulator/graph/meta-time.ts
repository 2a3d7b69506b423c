/** `2022-02-03T16:16:51+0000`: no colon in the offset, which strict ISO parsers refuse. */
export function metaTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}+0000`;
}

export const unixSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);
