import type { CatalogueModel } from '../model-catalogue.js';
import { Refusal } from '../refusal.js';

/** 0.33's engine refuses images on a model without vision; 0.25 drops them and answers. */
export function checkImages(options: {
  hasImages: boolean;
  model: CatalogueModel;
  server: '0.33' | '0.25';
}): void {
  const { hasImages, model, server } = options;
  if (!hasImages || server === '0.25' || model.capabilities.includes('vision')) return;
  const message = 'Multimodal data provided, but model does not support multimodal requests.';
  const error = { code: 400, message, type: 'invalid_request_error' };
  throw new Refusal(400, JSON.stringify({ error }), 'engine');
}
