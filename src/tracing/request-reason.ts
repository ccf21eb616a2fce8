/** Why a request was made. `isExpected: false` is a finding: Stayput has no reason to make it. */
export interface RequestReason {
  readonly kind: 'app' | 'model-pack' | 'runtime' | 'sample' | 'inside' | 'unknown' | 'other-origin';
  readonly words: string;
  readonly isExpected: boolean;
}

/** The parts of the app's folder, by the path below it. The first that matches names the request. */
const parts: readonly (readonly [RegExp, RequestReason['kind'], string])[] = [
  [/(^|\/)(ort(-|\.|\/)|onnxruntime)/, 'runtime', 'The ONNX runtime, which computes the model on this device'],
  [/^models\/./, 'model-pack', 'A part of the reading model, stored on this device after the download'],
  [/^entity-models\/./, 'model-pack', 'A part of the model that finds names, stored on this device after the download'],
  [/^samples\/./, 'sample', 'A sample document that comes with Stayput'],
  [/^(index\.html)?$/, 'app', 'The Stayput page itself'],
  [/^(assets|workers|pdfjs|icons)\/./, 'app', 'A part of the Stayput program'],
  [/^[^/]+\.(js|mjs|css|svg|png|ico|webmanifest)$/, 'app', 'A part of the Stayput program'],
];

/** Names why Stayput would ask for a URL. `base` is the address of the folder that the app is served from. */
export function reasonFor(url: string, base: string): RequestReason {
  const target = URL.parse(url, base);
  const folder = new URL('.', base);
  if (target === null) return unknown;
  if (target.protocol === 'blob:' || target.protocol === 'data:') {
    return { kind: 'inside', words: 'Something the page made itself; it never touches the network', isExpected: true };
  }
  if (target.origin !== folder.origin) {
    return { kind: 'other-origin', words: 'Another address: Stayput has no reason to ask for this', isExpected: false };
  }
  // Searches carry data out as well as a path does, and no file of the app needs one but a development server's.
  if (!target.pathname.startsWith(folder.pathname) || target.search !== '') return unknown;
  const path = target.pathname.slice(folder.pathname.length);
  const part = parts.find(([pattern]) => pattern.test(path));
  return part === undefined ? unknown : { kind: part[1], words: part[2], isExpected: true };
}

const unknown: RequestReason = {
  kind: 'unknown',
  words: 'Unknown: Stayput has no reason to ask for this',
  isExpected: false,
};
