/** Which page is open. */
export type Route =
  | { readonly page: 'documents' }
  | { readonly page: 'document'; readonly id: string }
  | { readonly page: 'redaction'; readonly id: string }
  | { readonly page: 'packs' }
  | { readonly page: 'pack'; readonly id: string }
  | { readonly page: 'models' }
  | { readonly page: 'network' }
  | { readonly page: 'audit' }
  | { readonly page: 'self-check' }
  | { readonly page: 'evaluate' }
  | { readonly page: 'trust'; readonly id: string | null }
  | { readonly page: 'review'; readonly id: string | null }
  | { readonly page: 'outbox'; readonly id: string | null }
  | { readonly page: 'settings' };

/** The address of the folder that a page is in: `https://host/app/#/x` -> `https://host/app/`. */
export function folderOf(page: string): string {
  return new URL('.', page).href;
}

/** The route of a `location.hash`. What nobody knows leads to the documents. */
export function routeOf(hash: string): Route {
  const [page, id, ...rest] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'models' || page === 'network' || page === 'settings' || page === 'audit') return { page };
  if (page === 'self-check' || page === 'evaluate') return { page };
  if (page === 'outbox' || page === 'trust' || page === 'review')
    return { page, id: id === undefined || id === '' || rest.length > 0 ? null : id };
  if (page === 'packs') return id === undefined || id === '' || rest.length > 0 ? { page } : { page: 'pack', id };
  if (page === 'documents' && id !== undefined && id !== '') {
    if (rest.length === 0) return { page: 'document', id };
    if (rest.length === 1 && rest[0] === 'redaction') return { page: 'redaction', id };
  }
  return { page: 'documents' };
}
