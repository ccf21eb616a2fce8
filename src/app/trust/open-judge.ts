import type { Services } from '../ports';
import type { Library } from '../state/library.svelte';
import type { Reviews } from '../state/reviews.svelte';
import { Trust } from '../state/trust.svelte';
import { Judge } from './judge';
import { TaskDocuments } from './task-documents';

/** The judge of this page, with what the vault keeps. */
export async function openJudge(
  services: Services,
  { library, reviews }: { readonly library: Library; readonly reviews: Reviews },
): Promise<Judge> {
  const trust = new Trust(services.vault);
  await trust.start();
  return new Judge(services, trust, library, new TaskDocuments(services.vault, library, reviews));
}
