import { isValidElement, useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { useIsCodeFenceIncomplete } from 'streamdown';
import { CopyButton } from '../copy-button.tsx';
import { highlight, type Token } from './highlight.ts';

/** Code between fences: plain while it is written, and coloured once when it is whole. */
export function CodeBlock({ className = '', children }: ComponentProps<'code'>) {
  const language = /language-(\S+)/.exec(className)?.[1] ?? '';
  const code = textOf(children).replace(/\n+$/, '');
  const isIncomplete = useIsCodeFenceIncomplete();
  const lines = useColours(code, isIncomplete ? '' : language) ?? plainLines(code);
  const name = language === '' ? 'Code' : `Code, ${language}`;
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-code">
      <div className="flex h-9 items-center justify-between border-b border-border ps-4 pe-1 text-xs text-muted-foreground pointer-coarse:h-11">
        <span className="font-mono">{language === '' ? 'text' : language}</span>
        <CopyButton label="Copy code" getText={() => code} className="size-7" />
      </div>
      <pre
        tabIndex={0}
        role="region"
        aria-label={name}
        dir="ltr"
        className="overflow-x-auto py-3 ps-2 pe-4 text-[13.5px] leading-[21px] -outline-offset-2"
      >
        <code className="code-lines block w-max min-w-full">
          {lines.map((tokens, index) => (
            <Line key={index} tokens={tokens} />
          ))}
        </code>
      </pre>
    </div>
  );
}

function Line({ tokens }: { tokens: readonly Token[] }) {
  return (
    <span>
      {tokens.map(({ content, htmlStyle }, index) => (
        <span key={index} style={htmlStyle}>
          {content}
        </span>
      ))}
      {'\n'}
    </span>
  );
}

/** The coloured lines; undefined as long as there are none. */
function useColours(code: string, language: string): Token[][] | undefined {
  const [coloured, setColoured] = useState<{ code: string; lines: Token[][] }>();
  useEffect(() => {
    if (language === '') return undefined;
    let isCurrent = true;
    const colour = async () => {
      const lines = await highlight(code, language);
      if (isCurrent && lines) setColoured({ code, lines });
    };
    void colour();
    return () => {
      isCurrent = false;
    };
  }, [code, language]);
  return coloured?.code === code ? coloured.lines : undefined;
}

function plainLines(code: string): Token[][] {
  return code.split('\n').map(content => [{ content }]);
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string') return node;
  if (isValidElement<{ children?: ReactNode }>(node)) return textOf(node.props.children);
  return Array.isArray(node) ? node.map(textOf).join('') : '';
}
