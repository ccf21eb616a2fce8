import { codeWays } from './code-ways';
import { connectionWays } from './connection-ways';
import { elementWays } from './element-ways';
import { gateWay } from './gate-way';
import type { Way } from './way';

/** All ways out that can be tried without leaving the page or opening a window. */
export const allWays: readonly Way[] = [...connectionWays, ...elementWays, ...codeWays, gateWay];
