import type { CallWarning, LanguageModelUsage, ProviderMetadata, TextStreamPart } from 'ai';
import picocolors from 'picocolors';
import { errorText } from './error-text.ts';
import type { tools } from './tools.ts';

type Part = TextStreamPart<typeof tools>;
type Section = 'thinking' | 'text' | 'tool' | 'note';

/** Prints a chat: what is said as it comes, thinking dimmed, tool calls and their results on lines of their own. */
export class Printer {
  private readonly write: (text: string) => void;
  private readonly writeError: (text: string) => void;
  private readonly colors: ReturnType<typeof picocolors.createColors>;
  /** What was printed last, to know where a blank line belongs. */
  private section: Section | undefined;
  private tokensPerSecond: unknown;
  /** Warnings come with every step; each is told once. */
  private readonly toldWarnings = new Set<string>();

  constructor(options: {
    write: (text: string) => void;
    writeError: (text: string) => void;
    hasColors: boolean;
  }) {
    this.write = options.write;
    this.writeError = options.writeError;
    this.colors = picocolors.createColors(options.hasColors);
  }

  introduction(text: string): void {
    this.line('note', text);
  }

  question(text: string): void {
    this.line('note', this.colors.bold(`› ${text}`));
  }

  /** Errors do not mix with the answers of a chat whose output goes into a file. */
  error(error: unknown): void {
    this.end();
    this.writeError(`${this.colors.red(`Error: ${errorText(error)}`)}\n`);
  }

  /** One part of an answer. */
  part(part: Part): void {
    switch (part.type) {
      case 'start-step':
        this.warnings(part.warnings.map(warningText));
        break;
      case 'reasoning-start':
        this.open('thinking', 'Thinking: ');
        break;
      case 'reasoning-delta':
        this.write(this.colors.dim(part.text));
        break;
      case 'text-start':
        this.open('text', '');
        break;
      case 'text-delta':
        this.write(part.text);
        break;
      case 'tool-call':
        this.line('tool', this.colors.cyan(`→ ${part.toolName} ${JSON.stringify(part.input)}`));
        break;
      case 'tool-result':
        this.line('tool', this.colors.cyan(`← ${JSON.stringify(part.output)}`));
        break;
      case 'tool-error':
        this.line('tool', this.colors.red(`← failed: ${errorText(part.error)}`));
        break;
      case 'finish-step':
        this.tokensPerSecond = ollamaMetadata(part.providerMetadata)?.tokensPerSecond;
        break;
      case 'finish':
        this.line('note', this.colors.dim(summary(part.totalUsage, this.tokensPerSecond)));
        break;
      case 'abort':
        this.line('note', this.colors.dim('(stopped)'));
        break;
      case 'error':
        this.error(part.error);
        break;
      default:
        // Sources, files, raw chunks and the ends of what was opened leave no trace in a terminal.
        break;
    }
  }

  private warnings(texts: string[]): void {
    for (const text of texts) {
      if (this.toldWarnings.has(text)) continue;
      this.toldWarnings.add(text);
      this.line('note', this.colors.dim(`Note: ${text}`));
    }
  }

  private open(section: Section, label: string): void {
    this.separate(section);
    if (label !== '') this.write(this.colors.dim(label));
  }

  private line(section: Section, text: string): void {
    this.separate(section);
    this.write(text);
  }

  /** Ends the line before, and leaves a blank one where something else begins. */
  private separate(section: Section): void {
    if (this.section !== undefined)
      this.write(this.section === section && section === 'tool' ? '\n' : '\n\n');
    this.section = section;
  }

  /** Ends the last line. */
  end(): void {
    if (this.section !== undefined) this.write('\n');
    this.section = undefined;
  }
}

function ollamaMetadata(metadata: ProviderMetadata | undefined) {
  return metadata?.ollama;
}

/** `120 tokens in, 45 out, 61 tokens/s`, as far as it is known. */
function summary(usage: LanguageModelUsage, tokensPerSecond: unknown): string {
  const { inputTokens = '?', outputTokens = '?' } = usage;
  const speed =
    typeof tokensPerSecond === 'number' ? `, ${Math.round(tokensPerSecond)} tokens/s` : '';
  return `${inputTokens} tokens in, ${outputTokens} out${speed}`;
}

function warningText(warning: CallWarning): string {
  return 'feature' in warning
    ? (warning.details ?? `${warning.feature} is not supported by this model.`)
    : warning.message;
}
