import type { Manifest } from './manifest';

export interface GpuFinding {
  readonly isUsable: boolean;
  /** A sentence that says why the GPU is used, or why not. */
  readonly reason: string;
}

/** A model up to this size may run on an adapter that is emulated on the CPU; a real one would take minutes a page. */
const MOST_BYTES_ON_SOFTWARE_ADAPTER = 8_000_000;

/** Whether this device's WebGPU can hold the pack's largest weight. Whether it computes right, the self-test says. */
export async function findGpu(manifest: Pick<Manifest, 'weights'>): Promise<GpuFinding> {
  if (!('gpu' in navigator)) return no('This browser has no WebGPU, so the processor does the work.');
  let adapter: GPUAdapter | null = null;
  try {
    adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch {
    // An adapter that can't be asked for is the same as none.
  }
  if (!adapter) return no('WebGPU found no graphics adapter, so the processor does the work.');
  const rawBytes = manifest.weights.reduce((sum, shard) => sum + shard.rawBytes, 0);
  const { isFallbackAdapter, vendor, architecture, description } = adapter.info;
  const isSoftware =
    isFallbackAdapter || /swiftshader|llvmpipe|software/iu.test(`${architecture} ${description} ${vendor}`);
  if (isSoftware && rawBytes > MOST_BYTES_ON_SOFTWARE_ADAPTER) {
    return no('The only WebGPU adapter is emulated in software, which is slower than the processor itself.');
  }
  const largest = Math.max(...manifest.weights.map((shard) => shard.rawBytes));
  if (adapter.limits.maxStorageBufferBindingSize < largest) {
    return no('The graphics adapter can not hold a weight of this model, so the processor does the work.');
  }
  const name = [vendor, architecture].filter((part) => part !== '').join(' ');
  return { isUsable: true, reason: `WebGPU adapter ${name === '' ? 'found' : name}, and its self-test passed.` };
}

function no(reason: string): GpuFinding {
  return { isUsable: false, reason };
}

/** Vendors for which ONNX Runtime 1.31 takes an attention kernel that does not read other lanes of a subgroup. */
const VENDORS_WITH_SAFE_ATTENTION = new Set(['nvidia', 'apple']);

const RUNTIME_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const;

/**
 * A device without subgroups, for adapters on which ONNX Runtime 1.31 computes wrong attention with them; null for
 * all others, whose device ONNX Runtime makes itself. Its kernel for 32 and more tokens assumes eight lanes where an
 * adapter may have four, and relies on variables that some Chromium compilers do not reset in a loop: errors that are
 * small enough there to pass the self-test. Without subgroups it shares memory instead, exactly.
 */
export async function deviceWithoutSubgroups(): Promise<GPUDevice | null> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter?.features.has('subgroups') || VENDORS_WITH_SAFE_ATTENTION.has(adapter.info.vendor)) return null;
  const requiredLimits = Object.fromEntries(RUNTIME_LIMITS.map((limit) => [limit, adapter.limits[limit]]));
  return adapter.requestDevice({ requiredLimits });
}
