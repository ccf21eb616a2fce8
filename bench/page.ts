import { wrap } from 'comlink';
import type { BenchModel, CopyTiming, FieldsTiming, LoadedModel, SpeedTiming } from './inference';

/** What the page offers to the program that drives it, as `globalThis.bench`. */
export interface Bench {
  load(graph: 'int8' | 'q4'): Promise<LoadedModel>;
  speed(text: string): Promise<SpeedTiming>;
  fields(text: string, most: number, isPrefixKept: boolean): Promise<FieldsTiming>;
  copy(text: string, hasDrafts: boolean): Promise<CopyTiming>;
}

// Named like the app's worker, whose name decides which headers its script gets.
const worker = new Worker(new URL('./inference.ts', import.meta.url), { type: 'module' });
const model = wrap<BenchModel>(worker);
const death = new Promise<never>((_, reject) => {
  worker.addEventListener('error', ({ message }) => {
    reject(new Error(`The benchmark's worker stopped. ${message}`));
  });
});

const bench: Bench = {
  load: (graph) => Promise.race([model.load(graph), death]),
  speed: (text) => Promise.race([model.speed(text), death]),
  fields: (text, most, isPrefixKept) => Promise.race([model.fields(text, most, isPrefixKept), death]),
  copy: (text, hasDrafts) => Promise.race([model.copy(text, hasDrafts), death]),
};
Object.assign(globalThis, { bench });
