/** Whether both times are known and the first is earlier. */
export const isBefore = (time: Date | null | undefined, other: Date | null | undefined): boolean =>
  Boolean(time && other && time < other);
