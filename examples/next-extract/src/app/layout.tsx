import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { THEME_SCRIPT } from '../lib/theme.ts';
import './globals.css';

export const metadata: Metadata = {
  title: 'Extract',
  description: 'Objects from text, after a JSON schema, with Ollama Turbo on AI SDK 7',
};

export const viewport: Viewport = {
  viewportFit: 'cover',
  // So that the keyboard of a phone does not cover the fields.
  interactiveWidget: 'resizes-content',
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    // The script changes the element before React sees it.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
