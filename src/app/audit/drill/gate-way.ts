/* eslint-disable no-restricted-globals -- a script that the page starts by itself, and its headers, are what is tried */
// eslint-disable-next-line rooms/arrows -- only its address
import gateScript from '../../../../workers/gate.ts?worker&url';
import { letsOut } from './lets-out';
import { drillHost, type Told, type Way } from './way';

/** A gate that answers does so within this time. */
const answerMs = 1500;

/**
 * A gate of the page's own, which no vault stands behind. The headers of its script are the only ones that may name an
 * address outside, so what they name is what a hostile script could reach through it, whatever it is told.
 */
export const gateWay: Way = {
  id: 'gate',
  title: 'A gate that the page starts by itself, without the vault',
  isReported: false,
  refusal:
    'The headers of its script let it reach nothing but this deployment’s destinations, and without the vault it answered nothing.',
  attempt: async ({ url, signal }): Promise<Told> => {
    const { headers } = await fetch(gateScript, { signal });
    const answered = await answerOf(url, signal);
    const isOpen = letsOut(headers.get('Content-Security-Policy'), `https://${drillHost}`);
    return isOpen || answered ? 'open' : 'refused';
  },
};

/** Whether such a gate answers to forged messages. */
function answerOf(url: string, signal: AbortSignal): Promise<boolean> {
  const worker = new Worker(gateScript, { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const end = (): void => {
    worker.terminate();
    port1.close();
  };
  signal.addEventListener('abort', end);
  return new Promise<boolean>((resolve) => {
    port1.onmessage = () => {
      resolve(true);
    };
    const path = ['serve'];
    worker.postMessage({ url, body: 'stayput leak drill' });
    worker.postMessage({ type: 'APPLY', id: 'drill', path, argumentList: [{ type: 'RAW', value: port2 }] }, [port2]);
    port1.postMessage({ id: 1, method: 'testConnection', args: [url] });
    port1.postMessage({ id: 2, method: 'describe', args: [] });
    setTimeout(() => {
      resolve(false);
    }, answerMs);
  }).finally(end);
}
