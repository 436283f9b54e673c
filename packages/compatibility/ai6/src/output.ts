import { Output } from 'ai';
import type { Shape } from 'compatibility-behaviours/sdk';
import { zodObject } from 'compatibility-behaviours/zod-object';

/** The `Output` that makes AI SDK 6 ask for the shape. */
export function toOutput(shape: Shape): Output.Output<unknown, unknown, unknown> {
  switch (shape.kind) {
    case 'object':
      return Output.object({ schema: zodObject(shape.fields) });
    case 'array':
      return Output.array({ element: zodObject(shape.element) });
    case 'choice':
      return Output.choice({ options: [...shape.options] });
    case 'json':
      return Output.json();
  }
}
