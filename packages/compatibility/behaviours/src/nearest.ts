/** The index of the vector that points most nearly where another one points. */
export function nearest(vector: readonly number[], others: readonly (readonly number[])[]): number {
  const similarities = others.map(other => dot(vector, other) / Math.sqrt(dot(other, other)));
  return similarities.indexOf(Math.max(...similarities));
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
