import type { Services } from '../ports';

/** Fetches the sample documents. The first one that can't be had ends it: `problem` says which and why. */
export async function fetchSamples({
  listSamples,
  fetchSample,
}: Pick<Services, 'listSamples' | 'fetchSample'>): Promise<{ files: readonly File[]; problem: string | null }> {
  const names = await listSamples();
  if (!names.ok) return { files: [], problem: `The samples could not be loaded. ${names.error.message}` };
  const files: File[] = [];
  for (const name of names.value) {
    const file = await fetchSample(name);
    if (!file.ok) return { files, problem: `The sample ${name} could not be loaded. ${file.error.message}` };
    files.push(file.value);
  }
  return { files, problem: null };
}
