import { DocumentReader } from '../documents';
import { DeviceModel, fetchSample, listSamples, SharedModel } from '../models';
import { builtInPacks } from '../tasks';
import { collectRequests } from '../tracing';
import { localeOf, normaliseFor } from '../understanding';
import type { Vault } from '../vault';
import { readWithPacks } from '../workflow';
import type { Services } from './ports';

/** The services of the running app. */
export function createServices(vault: Vault): Services {
  return {
    vault,
    reader: new DocumentReader(),
    model: new SharedModel(new DeviceModel()),
    builtInPacks,
    readDocument: readWithPacks,
    normaliseFor: (type, quote, locale, text) => normaliseFor(type, quote, localeOf(text, locale)),
    listSamples,
    fetchSample,
    collectRequests,
  };
}
