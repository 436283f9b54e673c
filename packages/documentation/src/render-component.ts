import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { vi } from 'vitest';

/** A conversation that a chat component has to be able to show. */
export const MESSAGES = [
  {
    id: 'message-1',
    role: 'user',
    content: 'Is it raining?',
    parts: [{ type: 'text', text: 'Is it raining?' }],
  },
  {
    id: 'message-2',
    role: 'assistant',
    content: 'It is dry.',
    parts: [
      { type: 'reasoning', text: 'Looking outside.', reasoning: 'Looking outside.', details: [] },
      { type: 'text', text: 'It is dry.' },
    ],
  },
];

/** From now on `useChat`, as the module at `path` imports it, begins with a conversation. */
export function mockConversation(path: string): void {
  const required = createRequire(path).resolve('@ai-sdk/react');
  const esModule = required.replace(/\.js$/, '.mjs');
  const module = existsSync(esModule) ? esModule : required;
  vi.doMock(module, async importActual => {
    const actual = await importActual<{ useChat: (options: object) => unknown }>();
    const useChat = (options: object) =>
      actual.useChat({ ...options, messages: MESSAGES, initialMessages: MESSAGES });
    return { ...actual, useChat };
  });
}

/** The HTML that a server sends of a component. */
export function renderComponent(component: FunctionComponent): string {
  return renderToString(createElement(component));
}
