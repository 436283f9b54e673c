import { memo, type ComponentProps } from 'react';
import { Streamdown, type StreamdownProps } from 'streamdown';
import { CodeBlock } from './code-block.tsx';
import { HARDENED } from './hardened.ts';
import { Table } from './table.tsx';

type Components = NonNullable<StreamdownProps['components']>;

/** The elements as they are, for the style sheet; headings stand below that of the message. */
const COMPONENTS = {
  a: Link,
  code: CodeBlock,
  inlineCode: InlineCode,
  table: Table,
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  h6: 'h6',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  hr: 'hr',
  strong: 'strong',
  blockquote: 'blockquote',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  sup: 'sup',
  sub: 'sub',
  // The type wants each component to take the properties of every other.
} as Components;

/** Until the end of a link has come, it is a text, not a link that leads nowhere. */
const REPAIRS: NonNullable<StreamdownProps['remend']> = { linkMode: 'text-only' };

const LINK_SAFETY = { enabled: false };

/** A text of a model, which may still be growing. */
export const Markdown = memo(function Markdown(props: { text: string; isStreaming: boolean }) {
  const { text, isStreaming } = props;
  return (
    <Streamdown
      className="prose min-w-0"
      components={COMPONENTS}
      rehypePlugins={HARDENED}
      remend={REPAIRS}
      linkSafety={LINK_SAFETY}
      controls={false}
      isAnimating={isStreaming}
      parseIncompleteMarkdown={isStreaming}
    >
      {text}
    </Streamdown>
  );
});

function InlineCode({ children }: ComponentProps<'code'>) {
  return <code>{children}</code>;
}

function Link({ href, children }: ComponentProps<'a'>) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
