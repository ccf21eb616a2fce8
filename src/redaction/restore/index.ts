export { restore, type Restoration } from './restore';
export { normalPlaceholder } from './written';
