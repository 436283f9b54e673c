/** Only an emulator can be told to be careless; real models are so by themselves, now and then. */
export function CarelessChoice(props: { isCareless: boolean; onChange: (is: boolean) => void }) {
  return (
    <label className="flex cursor-pointer items-start gap-3 rounded-lg border border-border bg-card px-3 py-2">
      <input
        type="checkbox"
        checked={props.isCareless}
        onChange={event => props.onChange(event.target.checked)}
        className="mt-1 size-4 shrink-0 accent-primary"
      />
      <span className="min-w-0">
        <span className="block text-sm font-semibold">Careless model</span>
        <span className="block text-xs text-muted-foreground">
          The emulator then misses the schema, as models on Ollama Turbo may: nothing holds them to
          it. It makes everything up, also for the samples.
        </span>
      </span>
    </label>
  );
}
