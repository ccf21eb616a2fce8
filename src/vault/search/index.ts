export { DocumentSearch, type SearchAnswer } from './document-search';
export type { SearchResult } from './results';
export { titleKey, type IntentTitles } from './searchable';
export type { SnippetPiece } from './snippet';
