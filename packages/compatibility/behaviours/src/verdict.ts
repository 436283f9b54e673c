/** Collects what a judge thinks of a real host's answer. */
export class Verdict {
  readonly problems: string[] = [];
  /** Why nothing can be said, when nothing can be said. */
  undecided: string | undefined;

  /** Something that every host has to keep to. */
  check(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(problem);
  }

  /** The model did not do what would have shown something, as models may. */
  leaveOpen(reason: string): void {
    this.undecided = reason;
  }
}
