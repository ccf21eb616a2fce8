import type { Result } from '../../shared/result';

/** A page as a picture. Whoever gets the bitmap closes it. */
export interface PageImage {
  readonly bitmap: ImageBitmap;
  /** Pixels per PDF point. It is less than was asked for when the page would be too large. */
  readonly scale: number;
}

/** Why a page can't be shown as a picture. The document's text is not affected. */
export interface RenderError {
  readonly code: 'not-a-pdf' | 'unreadable-page' | 'timed-out' | 'cancelled' | 'crashed';
  readonly message: string;
}

export interface RenderRequest {
  /** Names the bytes: those of the last key are kept open. */
  readonly key: string;
  /** Null when the worker has them open under this key. */
  readonly bytes: Uint8Array | null;
  /** From 0. */
  readonly page: number;
  /** Pixels per PDF point. */
  readonly scale: number;
}

export type RenderResult = Result<PageImage, RenderError>;

/** What one picture may cost. */
export interface RenderLimits {
  /** Of a page, and of a picture on it. 16 million are 64 MB of memory. */
  readonly pixels: number;
  readonly timeoutMs: number;
}

export const RENDER_LIMITS: RenderLimits = { pixels: 16_000_000, timeoutMs: 20_000 };

/** The scale that was asked for, or the largest at which the page has at most as many pixels as it may. */
export function boundedScale(scale: number, width: number, height: number, pixels: number): number {
  const largest = Math.sqrt(pixels / (Math.max(1, width) * Math.max(1, height)));
  return Math.min(scale, largest);
}

function error(code: RenderError['code'], message: string): RenderError {
  return { code, message };
}

export const renderErrors = {
  notAPdf: () => error('not-a-pdf', 'Only pages of a PDF can be shown as a picture. The text is shown instead.'),
  unreadablePage: () =>
    error(
      'unreadable-page',
      'This page could not be drawn; the file may be damaged. Its text is kept and is shown under "Text".',
    ),
  timedOut: ({ timeoutMs }: RenderLimits) =>
    error(
      'timed-out',
      `Drawing this page took longer than ${Math.round(timeoutMs / 1000).toString()} seconds and was stopped. Its text is kept and is shown under "Text".`,
    ),
  cancelled: () => error('cancelled', 'Drawing this page was stopped.'),
  crashed: () =>
    error(
      'crashed',
      'Drawing this page failed unexpectedly. Its text is kept and is shown under "Text". Other documents are not affected.',
    ),
} as const;
