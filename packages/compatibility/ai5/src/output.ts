import { Output } from 'ai';
import { LackingError } from 'compatibility-behaviours/lacking';
import type { Shape } from 'compatibility-behaviours/sdk';
import { zodObject } from 'compatibility-behaviours/zod-object';

/** @throws when AI SDK 5 has no `Output` for the shape */
export function toOutput(shape: Shape): Output.Output<unknown, unknown> {
  switch (shape.kind) {
    case 'object':
      return Output.object({ schema: zodObject(shape.fields) });
    case 'array':
    case 'choice':
    case 'json':
      throw new LackingError(`AI SDK 5 has no Output.${shape.kind}.`);
  }
}
