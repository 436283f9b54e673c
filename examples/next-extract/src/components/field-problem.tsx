import { CircleAlert } from 'lucide-react';

/** What is wrong with a field, at the field, and its description; `useProblemAnnouncement` tells it when it comes up. */
export function FieldProblem({ id, problems }: { id: string; problems: readonly string[] }) {
  return (
    <ul id={id} className="flex flex-col gap-1 text-sm text-danger empty:hidden">
      {problems.map(problem => (
        <li key={problem} className="flex items-start gap-2">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{problem}</span>
        </li>
      ))}
    </ul>
  );
}
