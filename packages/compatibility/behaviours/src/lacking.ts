/** Says what a major of the AI SDK does not have. */
export class LackingError extends Error {
  override name = 'LackingError';
}

/** What is seen, or else what the major lacks to see it. */
export async function seeUnlessLacking<Seen>(
  seeing: Promise<Seen>,
): Promise<Seen | { lacks: string }> {
  try {
    return await seeing;
  } catch (error) {
    if (error instanceof LackingError) return { lacks: error.message };
    throw error;
  }
}

/** The difference for a major that lacks something. */
export function lacking(lacks: string): { reason: string; expected: { lacks: string } } {
  return { reason: lacks, expected: { lacks } };
}
