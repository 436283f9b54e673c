/** The cosine of the angle between two vectors: -1 to 1, and 0 where one of them has no direction. */
export function cosineSimilarity(one: number[], other: number[]): number {
  const similarity = dotProduct(one, other) / (length(one) * length(other));
  if (!Number.isFinite(similarity)) return 0;
  // Rounding makes it a little more than 1 for vectors of the same direction.
  return Math.max(-1, Math.min(1, similarity));
}

function length(vector: number[]): number {
  return Math.sqrt(dotProduct(vector, vector));
}

/** A loop, because `reduce` takes ten times as long, and documents are many. */
function dotProduct(one: number[], other: number[]): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) {
    sum += (one[index] ?? 0) * (other[index] ?? 0);
  }
  return sum;
}
