/**
 * The ends of the grid lines of an axis that begins at 0: whole, round numbers.
 *
 * @param most the highest value that is drawn
 * @returns two to six numbers, the last at least as high as `most`
 */
export function axisSteps(most: number): readonly number[] {
  const wanted = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= wanted) ?? 1,
  );
  const count = Math.ceil(Math.max(1, most) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
