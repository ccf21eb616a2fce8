export { authenticatorLength, keyBytes, PlaceholderIssuer } from './issue';
