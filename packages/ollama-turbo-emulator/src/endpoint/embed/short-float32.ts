/**
 * A number of 32 bits in as few digits as tell it from its neighbours, which is how Go writes a float32: 0.1825742 where
 * the exact value begins with 0.18257419764995575.
 */
export function shortFloat32(value: number): number {
  const exact = Math.fround(value);
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(exact.toPrecision(digits));
    if (Math.fround(short) === exact) return short;
  }
  return Number(exact.toPrecision(9));
}
