import type { FunctionComponent } from 'react';
import { callRoute, chatBody } from './call-route.ts';
import type { Major } from './code-block.ts';
import { MESSAGES, renderComponent } from './render-component.ts';

/** What files of apps export. */
export interface AppModule {
  POST?: (request: Request) => Promise<Response>;
  default?: FunctionComponent;
}

/** What is wrong with the answer of a route handler or with what a component shows. */
export async function tryModule(
  { POST, default: component }: AppModule,
  options: {
    major: Major;
    /** Whether the host fails on purpose. */
    mayFail: boolean;
  },
): Promise<string[]> {
  if (component) return findMissingTexts(renderComponent(component));
  if (!POST) return [];
  const { major, mayFail } = options;
  const { status, text, errors, isFinished } = await callRoute(POST, chatBody(major));
  if (status === 200 && isFinished && (mayFail || text !== '')) return errors;
  return [`The route handler answered with status ${status} and "${text}".`, ...errors];
}

function findMissingTexts(html: string): string[] {
  return MESSAGES.flatMap(({ content }) =>
    html.includes(content) ? [] : [`The component does not show "${content}": ${html}`],
  );
}
