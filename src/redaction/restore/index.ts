export { restore, StreamRestorer, type Restoration } from './restore';
export { normalPlaceholder } from './written';
