export { restore, restoreJson, StreamRestorer, type Restoration } from './restore';
export { normalPlaceholder } from './written';
