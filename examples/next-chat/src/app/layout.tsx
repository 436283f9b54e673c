import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { APPEARANCE_SCRIPT } from '../client/page/appearance-script.ts';
import './globals.css';

export const metadata: Metadata = {
  title: 'New chat',
  description: 'A chat with Ollama Turbo and local models on AI SDK 7',
};

export const viewport: Viewport = {
  viewportFit: 'cover',
  // So that the keyboard of a phone does not cover the field.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfbf9' },
    { media: '(prefers-color-scheme: dark)', color: '#131416' },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    // The script changes this element before React sees it.
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <head>
        <script dangerouslySetInnerHTML={{ __html: APPEARANCE_SCRIPT }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
