import { idSchema } from '../shared/api.ts';
import type { NoticeError } from './notices/notice-error.ts';

/**
 * The id in the address of a route.
 *
 * @throws what `missing` makes, when it can be the id of nothing
 */
export function readId(id: string, missing: () => NoticeError): string {
  const { success, data } = idSchema.safeParse(id);
  if (!success) throw missing();
  return data;
}
