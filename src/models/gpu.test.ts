import { afterEach, describe, expect, it, vi } from 'vitest';
import { findGpu } from './gpu';

const GIB = 2 ** 30;
const weights = [120_000_000, 130_000_000].map((rawBytes) => ({ rawBytes })) as unknown as Parameters<
  typeof findGpu
>[0]['weights'];
const tiny = [{ rawBytes: 500_000 }] as unknown as typeof weights;

interface Adapter {
  info: Partial<GPUAdapterInfo>;
  limits: { maxStorageBufferBindingSize: number };
}

const good: Adapter = {
  info: { vendor: 'intel', architecture: 'xe', description: '', isFallbackAdapter: false },
  limits: { maxStorageBufferBindingSize: GIB },
};

function withAdapter(requestAdapter: () => Promise<Adapter | null>): void {
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('findGpu', () => {
  it('takes a real adapter that holds the largest weight, and names it', async () => {
    withAdapter(() => Promise.resolve(good));
    expect(await findGpu({ weights })).toEqual({
      isUsable: true,
      reason: 'WebGPU adapter intel xe, and its self-test passed.',
    });
  });

  it('takes an adapter that does not say its name', async () => {
    withAdapter(() => Promise.resolve({ ...good, info: { vendor: '', architecture: '', isFallbackAdapter: false } }));
    expect(await findGpu({ weights })).toMatchObject({
      isUsable: true,
      reason: expect.stringContaining('found') as string,
    });
  });

  it.each([
    ['no WebGPU at all', () => vi.stubGlobal('navigator', {}), 'no WebGPU'],
    [
      'no adapter',
      () => {
        withAdapter(() => Promise.resolve(null));
      },
      'no graphics adapter',
    ],
    [
      'an adapter that throws',
      () => {
        withAdapter(() => Promise.reject(new Error('lost')));
      },
      'no graphics adapter',
    ],
    [
      'an adapter that cannot hold a weight',
      () => {
        withAdapter(() => Promise.resolve({ ...good, limits: { maxStorageBufferBindingSize: 2 ** 27 - 10_000_000 } }));
      },
      'can not hold',
    ],
    [
      'a fallback adapter',
      () => {
        withAdapter(() => Promise.resolve({ ...good, info: { ...good.info, isFallbackAdapter: true } }));
      },
      'emulated in software',
    ],
    [
      'SwiftShader by its name',
      () => {
        withAdapter(() =>
          Promise.resolve({ ...good, info: { ...good.info, vendor: 'google', architecture: 'swiftshader' } }),
        );
      },
      'emulated in software',
    ],
  ] as const)('does without %s, and says why', async (_name, arrange, reason) => {
    arrange();
    const found = await findGpu({ weights });
    expect(found.isUsable).toBe(false);
    expect(found.reason).toContain(reason);
    expect(found.reason).toMatch(/^[A-Z].*\.$/u);
  });

  it('lets a tiny model run on an emulated adapter', async () => {
    withAdapter(() => Promise.resolve({ ...good, info: { ...good.info, isFallbackAdapter: true } }));
    expect(await findGpu({ weights: tiny })).toMatchObject({ isUsable: true });
  });
});
