export type { ScanFinding } from './finding';
export { scanBody } from './scan-body';
