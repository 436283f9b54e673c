/** A story of some length, of which three words or so have come after 500 bytes of its stream. */
export const STORY =
  'Once upon a time a small llama lived on a high plain in the Andes. Every evening it hummed to the stars, and every evening the stars only twinkled.';

/** Enough of the story's stream for its first words, and far from all of it. */
export const FIRST_WORDS = 1500;

/** A picture of two colours, 64 by 48. */
export const PICTURE = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAASklEQVR42u3PMQ0AMAgAMITMFueeyZwpLGCBh69JDTTOu6vq56oQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEJhq9V4XANuLxPkAAAAASUVORK5CYII=',
    'base64',
  ),
};
