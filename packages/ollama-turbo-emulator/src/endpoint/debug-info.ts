/** What `_debug_render_only` shows of a prompt, as Go leaves out a count of 0. */
export function debugInfo(options: { template: string; images: number }): object {
  const { template, images } = options;
  return { rendered_template: template, ...(images > 0 && { image_count: images }) };
}
