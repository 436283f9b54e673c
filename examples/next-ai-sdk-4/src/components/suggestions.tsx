const SUGGESTIONS = [
  'How is the weather in Lisbon and in Oslo?',
  'Why is the sky blue?',
  'Write a function in TypeScript',
  'Tell me a story',
] as const;

/** What an empty conversation shows. */
export function Suggestions({ onChoose }: { onChoose: (question: string) => void }) {
  return (
    <div className="my-auto flex flex-col gap-6 py-8">
      <h2 className="text-center text-2xl leading-tight font-semibold text-balance">
        What would you like to know?
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {SUGGESTIONS.map(question => (
          <li key={question}>
            <button
              type="button"
              onClick={() => onChoose(question)}
              className="min-h-12 w-full rounded-xl border border-border bg-card px-4 py-3 text-start text-sm hover:border-input"
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
