import { DocumentReader } from '../documents';
import { DeviceModel, fetchSample, listSamples, SharedModel } from '../models';
import { builtInPacks } from '../tasks';
import { collectRequests } from '../tracing';
import type { VaultClient } from '../vault';
import type { GateService, RedactionPort, Services } from './ports';

/** The services of the running app. */
export function createServices(vault: VaultClient): Services {
  let redaction: Promise<RedactionPort> | null = null;
  let gate: Promise<GateService> | null = null;
  return {
    vault: vault.records,
    vaultControl: vault,
    reader: new DocumentReader(),
    model: new SharedModel(new DeviceModel()),
    builtInPacks,
    // Reading brings a date parser and more; the list of documents does without.
    readDocument: async (...request) => (await import('../workflow')).readWithPacks(...request),
    loadNormaliser: async () => {
      const { localeOf, normaliseFor } = await import('../understanding');
      return (type, quote, locale, text) => normaliseFor(type, quote, localeOf(text, locale));
    },
    loadRedaction: () => (redaction ??= import('../workflow').then(({ RedactionClient }) => new RedactionClient())),
    loadGate: () => (gate ??= import('../egress').then(({ GateClient }) => new GateClient(vault))),
    listSamples,
    fetchSample,
    collectRequests,
  };
}
