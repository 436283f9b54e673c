import {
  InvalidPromptError,
  UnsupportedFunctionalityError,
  type LanguageModelV4FilePart,
} from '@ai-sdk/provider';
import {
  convertBase64ToUint8Array,
  convertUint8ArrayToBase64,
  detectMediaType,
} from '@ai-sdk/provider-utils';

/** What a file becomes: an entry of `images` (Ollama takes audio there, too), or text within the message. */
export type FileContent = { type: 'image'; base64: string } | { type: 'text'; text: string };

type FilePart = Pick<LanguageModelV4FilePart, 'data' | 'mediaType' | 'filename'>;
type BinaryData = Exclude<FilePart['data'], { type: 'text' }>;
type FileBytes = { base64: string; mediaType: string };

const AUDIO_MEDIA_TYPES = new Set([
  'audio/wav',
  'audio/x-wav',
  'audio/wave',
  'audio/vnd.wave',
  'audio/mpeg',
  'audio/mp3',
]);

/**
 * Converts a file part.
 *
 * @throws UnsupportedFunctionalityError for what Ollama cannot take: PDF and other documents, other audio, URLs
 * @throws InvalidPromptError for data that is not base64
 */
export function toFileContent(options: {
  part: FilePart;
  /** Where the part stands, for messages. */
  position: string;
}): FileContent {
  const { part, position } = options;
  const { data } = part;
  if (data.type === 'text') return inlineText({ part, text: data.text });
  const bytes = toFileBytes({ data, mediaType: bareMediaType(part.mediaType), position });
  const mediaType = fullMediaType(bytes);
  if (/^image(\/|$)/.test(mediaType) || AUDIO_MEDIA_TYPES.has(mediaType)) {
    if (bytes.base64 === '') throw notBase64(position);
    return { type: 'image', base64: bytes.base64 };
  }
  if (isText(mediaType)) {
    return inlineText({ part, text: decodeText({ base64: bytes.base64, part, position }) });
  }
  throw new UnsupportedFunctionalityError({
    functionality: `file of media type ${mediaType}`,
    message: `Ollama cannot read the file of media type "${mediaType}" at ${position}. It takes images, WAV and MP3 audio, text and JSON; extract the text of other documents first.`,
  });
}

function inlineText(options: { part: FilePart; text: string }): FileContent {
  const name = options.part.filename ?? 'unnamed';
  return { type: 'text', text: `\n\nFile ${JSON.stringify(name)}:\n${options.text}\n\n` };
}

function isText(mediaType: string): boolean {
  return /^(text(\/.*)?|application\/json|.*\+json)$/.test(mediaType);
}

/** In the character set that the media type names, else in UTF-8. */
function decodeText(options: { base64: string; part: FilePart; position: string }): string {
  const { base64, part, position } = options;
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(part.mediaType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(convertBase64ToUint8Array(base64));
  } catch {
    throw new UnsupportedFunctionalityError({
      functionality: `file with the character set ${charset}`,
      message: `The character set "${charset}" of the file at ${position} is not known here: pass the file in UTF-8.`,
    });
  }
}

/** Audio whose subtype is not given is recognised by its first bytes; of images Ollama wants no type. */
function fullMediaType({ base64, mediaType }: FileBytes): string {
  if (mediaType !== 'audio' && mediaType !== 'audio/*') return mediaType;
  return detectMediaType({ data: base64, topLevelType: 'audio' }) ?? mediaType;
}

/** Without parameters such as `;charset=utf-8`. */
function bareMediaType(mediaType: string): string {
  return mediaType.split(';', 1).join('').trim().toLowerCase();
}

function toFileBytes(options: {
  data: BinaryData;
  mediaType: string;
  position: string;
}): FileBytes {
  const { data, mediaType, position } = options;
  switch (data.type) {
    case 'data':
      if (typeof data.data === 'string') return fromText({ text: data.data, mediaType, position });
      return { base64: convertUint8ArrayToBase64(data.data), mediaType };
    case 'url':
      return fromText({ text: data.url.toString(), mediaType, position });
    case 'reference':
      throw new UnsupportedFunctionalityError({
        functionality: 'file reference',
        message: `The file at ${position} is a reference to an uploaded file, but Ollama stores no files: pass its bytes.`,
      });
  }
}

function fromText(options: { text: string; mediaType: string; position: string }): FileBytes {
  const { text, mediaType, position } = options;
  if (/^https?:/i.test(text)) {
    throw new UnsupportedFunctionalityError({
      functionality: 'file URL',
      message: `The file at ${position} is a URL, and Ollama downloads nothing: pass its bytes. (The AI SDK's functions download files themselves.)`,
    });
  }
  return /^data:/i.test(text)
    ? fromDataUrl(options)
    : { base64: toStandardBase64({ text, position }), mediaType };
}

/** Taken apart at its first comma, not by a pattern: one that has none may be megabytes long. */
function fromDataUrl(options: { text: string; mediaType: string; position: string }): FileBytes {
  const { text, mediaType, position } = options;
  const comma = text.indexOf(',');
  if (comma === -1) throw notBase64(position);
  const description = text.slice('data:'.length, comma);
  const payload = text.slice(comma + 1);
  return {
    base64: /;\s*base64$/i.test(description)
      ? toStandardBase64({ text: payload, position })
      : convertUint8ArrayToBase64(new TextEncoder().encode(decodePercent(payload))),
    mediaType: mediaType === '' || mediaType.endsWith('*') ? bareMediaType(description) : mediaType,
  };
}

/** Ollama's decoder knows the standard alphabet only and wants the padding. */
function toStandardBase64(options: { text: string; position: string }): string {
  const compact = options.text.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/');
  // Each step looks at a character once: the text may be megabytes of what somebody uploaded.
  const padding = compact.indexOf('=');
  const content = padding === -1 ? compact : compact.slice(0, padding);
  const isPadding = padding === -1 || compact.length - padding <= 2;
  if (!isPadding || content.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw notBase64(options.position);
  }
  return content.padEnd(Math.ceil(content.length / 4) * 4, '=');
}

function notBase64(position: string): InvalidPromptError {
  return new InvalidPromptError({
    prompt: position,
    message: `The data of the file at ${position} is empty or not base64.`,
  });
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
