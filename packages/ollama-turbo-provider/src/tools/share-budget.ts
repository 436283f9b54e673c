/**
 * Shares a budget among things of different sizes: each may have as much as the others, and what small ones leave is
 * shared among the large ones.
 *
 * @returns what each gets, in the order of `sizes`
 */
export function shareBudget({ sizes, budget }: { sizes: number[]; budget: number }): number[] {
  const shares = sizes.map(() => 0);
  const smallestFirst = [...sizes.entries()].toSorted(([, first], [, second]) => first - second);
  let left = budget;
  for (const [position, [index, size]] of smallestFirst.entries()) {
    const share = Math.min(size, Math.floor(left / (sizes.length - position)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
