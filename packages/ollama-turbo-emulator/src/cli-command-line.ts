/** Where a command line comes from, and where its output goes. */
export interface CommandLine {
  /** Without the program's own name. */
  arguments: readonly string[];
  /** Variables such as `OLLAMA_API_KEY`. */
  environment?: Readonly<Record<string, string | undefined>>;
  write: (text: string) => void;
  writeError: (text: string) => void;
}

export interface StartedProgram {
  exitCode: number;
  /** Stops listening; absent when nothing was started: after `--help`, `--version` and errors. */
  close?: () => Promise<void>;
}

/** What a command needs to be added to the program. */
export interface CommandPlace {
  commandLine: CommandLine;
  /** Is told what a command has started. */
  started: (program: StartedProgram) => void;
}
