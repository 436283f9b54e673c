/**
 * Whether a request may use the models of a cloud host.
 *
 * The key counts with `Bearer ` before it and without: a raw key was seen to work with the service in August 2025. A host
 * without a key of its own takes any credential, so also the signature that a daemon sends (`<public key>:<signature>`).
 */
export function isAuthorized(options: {
  authorization: string | undefined;
  apiKey: string | undefined;
}): boolean {
  // Of a header that is sent twice, as some clients do, the first counts.
  const [first = ''] = (options.authorization ?? '').split(',');
  const credential = first.trim().replace(/^bearer\s+/i, '');
  if (options.apiKey === undefined) return credential !== '' && !/^bearer$/i.test(credential);
  return credential === options.apiKey;
}
