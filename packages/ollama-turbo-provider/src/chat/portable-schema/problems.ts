/** Places that one message names before it only counts them: a definition may be used in hundreds. */
const NAMED_PLACES = 3;

/** What could not be passed on, said once for all the places where it happened. */
export class SchemaProblems {
  private readonly placesByMessage = new Map<string, Set<string>>();

  add(problem: { place: string; message: string }): void {
    const places = this.placesByMessage.get(problem.message) ?? new Set();
    this.placesByMessage.set(problem.message, places.add(problem.place));
  }

  addAll(others: SchemaProblems): void {
    for (const [message, places] of others.placesByMessage) {
      for (const place of places) this.add({ place, message });
    }
  }

  /** `#/properties/city: …`, in the order in which the problems were found. */
  list(): string[] {
    return [...this.placesByMessage].map(
      ([message, places]) => `${named([...places])}: ${message}`,
    );
  }
}

function named(places: string[]): string {
  const shown = places.slice(0, NAMED_PLACES).join(', ');
  const more = places.length - NAMED_PLACES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
