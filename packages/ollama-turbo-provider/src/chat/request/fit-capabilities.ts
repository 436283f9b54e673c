import { detectMediaType } from '@ai-sdk/provider-utils';
import { askCapabilities } from '../../catalog/ask-capabilities.js';
import type { OllamaCapability } from '../../catalog/ollama-model.js';
import { checkAbortSignal } from '../../connection/abort.js';
import type { Connection } from '../../connection/connection.js';
import type { HeaderRecord } from '../../connection/request-headers.js';
import type { ChatWarning } from '../chat-model.js';
import type { OllamaMessage } from './chat-request-body.js';
import type { ChatRequest } from './chat-request.js';
import { dropThink } from './drop-think.js';

/** What a request needs that not every model has. */
interface Need {
  /** In Ollama's words. */
  capability: 'tools' | 'thinking' | 'vision';
  isNeeded: (request: ChatRequest) => boolean;
  /** The request without it, and with a warning. */
  drop: (request: ChatRequest, buildWithoutTools: BuildRequest) => ChatRequest;
}

type BuildRequest = () => ChatRequest;

/** Tools come first: without them the request is built anew. */
const NEEDS: readonly Need[] = [
  { capability: 'tools', isNeeded: ({ body }) => body.tools !== undefined, drop: dropTools },
  { capability: 'thinking', isNeeded: ({ body }) => Boolean(body.think), drop: dropThink },
  { capability: 'vision', isNeeded: ({ body }) => body.messages.some(hasImage), drop: dropImages },
];

/**
 * With `checkCapabilities`: leaves out what the model cannot do, with a warning for each. Ollama would refuse tools and
 * thinking with a 400, and images with one or, on older daemons, drop them and say nothing.
 *
 * @throws InvalidArgumentError when `abortSignal` is no AbortSignal
 * @throws the reason of `abortSignal`; any other failure to learn what the model can do is a warning
 */
export async function fitCapabilities(options: {
  request: ChatRequest;
  /** Builds the request of the same call with none of its tools. */
  buildWithoutTools: BuildRequest;
  connection: Connection;
  headers: HeaderRecord | undefined;
  abortSignal: AbortSignal | undefined;
}): Promise<ChatRequest> {
  const { request, buildWithoutTools, abortSignal } = options;
  if (request.checksCapabilities !== true) return request;
  const needs = NEEDS.filter(({ isNeeded }) => isNeeded(request));
  if (needs.length === 0) return request;
  checkAbortSignal(abortSignal);
  abortSignal?.throwIfAborted();
  const learned = await learnCapabilities({ ...options, model: request.body.model });
  if ('problem' in learned) return unchecked(request, learned.problem);
  return needs
    .filter(({ capability }) => !learned.capabilities.includes(capability))
    .reduce((fitting, { drop }) => drop(fitting, buildWithoutTools), request);
}

async function learnCapabilities(options: {
  connection: Connection;
  model: string;
  headers: HeaderRecord | undefined;
  abortSignal: AbortSignal | undefined;
}): Promise<{ capabilities: OllamaCapability[] } | { problem: string }> {
  const { model, abortSignal } = options;
  try {
    const capabilities = await askCapabilities(options);
    if (capabilities !== undefined) return { capabilities };
    return { problem: `The host does not say what the model "${model}" supports` };
  } catch (error) {
    abortSignal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `What the model "${model}" supports could not be asked (${reason})` };
  }
}

function unchecked(request: ChatRequest, problem: string): ChatRequest {
  return warn(request, {
    type: 'other',
    message: `${problem}, so checkCapabilities had no effect on this call.`,
  });
}

function dropTools(request: ChatRequest, buildWithoutTools: BuildRequest): ChatRequest {
  const { forcedChoice, body } = request;
  return warn(forcedChoice === undefined ? buildWithoutTools() : withoutOffer(request), {
    type: 'unsupported',
    feature: 'tools',
    details: `The model "${body.model}" does not support tools: they were left out.`,
  });
}

/**
 * A choice of tool that was asked for is seen to all the same, by a further request for JSON: the model is still told to
 * call, and held to no `format` of its own.
 */
function withoutOffer(request: ChatRequest): ChatRequest {
  const { tools: _tools, ...body } = request.body;
  return { ...request, body };
}

function dropImages(request: ChatRequest): ChatRequest {
  const { body } = request;
  return warn(
    { ...request, body: { ...body, messages: body.messages.map(withoutImages) } },
    {
      type: 'unsupported',
      feature: 'images',
      details: `The model "${body.model}" does not support images: they were left out.`,
    },
  );
}

function withoutImages(message: OllamaMessage): OllamaMessage {
  if (message.images === undefined) return message;
  const { images, ...rest } = message;
  const audio = images.filter(isAudio);
  return audio.length > 0 ? { ...rest, images: audio } : rest;
}

function hasImage({ images = [] }: OllamaMessage): boolean {
  return images.some(image => !isAudio(image));
}

/**
 * Ollama takes audio among the images, and models that hear need not see. Of audio it takes WAV and MP3 alone, so what
 * begins like MP4 is an image: HEIC or AVIF.
 */
function isAudio(base64: string): boolean {
  const mediaType = detectMediaType({ data: base64, topLevelType: 'audio' });
  return mediaType === 'audio/wav' || mediaType === 'audio/mpeg';
}

function warn(request: ChatRequest, warning: ChatWarning): ChatRequest {
  return { ...request, warnings: [...request.warnings, warning] };
}
