import { goByte, GoDecodeError, goList, mismatch, type GoType } from './go-type.js';

const PADDING = 0x3d;

const listOfBytes = goList(goByte);

/**
 * Bytes, which JSON carries as standard base64 with padding; kept as they were sent. A damaged text is an error with the
 * position of Go's decoder: a data URL fails at byte 4, an http URL at byte 5.
 */
export const goBytes: GoType<string> = {
  name: 'api.ImageData',
  zero: '',
  read: (node, scope) => {
    if (node.kind === 'array') {
      // Go also takes a list of numbers; no client sends one.
      listOfBytes.read(node, scope);
      return '';
    }
    if (node.kind !== 'string') return mismatch(node, goBytes, scope);
    const position = damagedAt(new TextEncoder().encode(node.value));
    if (position !== undefined) {
      scope.noted.push(new GoDecodeError(`illegal base64 data at input byte ${position}`));
    }
    return node.value;
  },
};

/** Where Go's decoder stops; undefined for proper base64. */
function damagedAt(text: Uint8Array): number | undefined {
  let inGroup = 0;
  for (let position = 0; position < text.length; position += 1) {
    const byte = text[position];
    if (isLineBreak(byte)) continue;
    if (byte === PADDING) return damagedPadding({ text, position, inGroup });
    if (!isInAlphabet(byte)) return position;
    inGroup = (inGroup + 1) % 4;
  }
  return inGroup === 0 ? undefined : text.length - inGroup;
}

function damagedPadding(options: {
  text: Uint8Array;
  position: number;
  inGroup: number;
}): number | undefined {
  const { text, position, inGroup } = options;
  if (inGroup < 2) return position;
  let next = skipLineBreaks(text, position + 1);
  if (inGroup === 2) {
    if (next === text.length) return next;
    if (text[next] !== PADDING) return next - 1;
    next = skipLineBreaks(text, next + 1);
  }
  return next < text.length ? next : undefined;
}

function skipLineBreaks(text: Uint8Array, from: number): number {
  let position = from;
  while (isLineBreak(text[position])) position += 1;
  return position;
}

function isLineBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isInAlphabet(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z0-9+/]/.test(String.fromCharCode(byte));
}
