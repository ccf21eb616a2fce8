import { fails, holds, untold, type Check, type Finding } from './check';
import { chromiumVersion } from './chromium-version';

/** Names under `.invalid` never resolve (RFC 6761, 6.4): nothing arrives anywhere, even where nothing forbids it. */
const outside = 'https://self-check.invalid/';

/** The version that the tests of this app were run with. */
const triedChromium = '156';

const askServer =
  'Whoever runs this server has to send the headers of this version: “npm run headers” emits the configuration.';
const otherBrowser = 'Use a current browser; those built on Chromium have all of it.';

/**
 * What the browser itself is tried with.
 *
 * @param reportMs how long a refusal is waited for, in milliseconds
 */
export function browserChecks({ reportMs = 1500 } = {}): readonly Check[] {
  return [
    check(
      'secure-context',
      'Safe connection',
      'Only over https, or from this device itself, can nobody on the way change the app.',
      () =>
        isSecureContext
          ? holds('The browser takes this page for safe.')
          : fails('The page came over an open connection.', 'Open Stayput by an address that begins with https.'),
    ),
    check(
      'isolated',
      'Isolated page',
      'Other pages stay out of this page’s memory, and the model may use several threads.',
      () => (crossOriginIsolated ? holds('The page is isolated.') : fails('The page is not isolated.', askServer)),
    ),
    check(
      'outside',
      'No connection to other addresses',
      'A hostile script in the page can’t send a document to another address.',
      () => connectOutside(reportMs),
    ),
    check(
      'allowlist',
      'No other ways out (Connection-Allowlist)',
      'It closes what the first rule leaves open: WebRTC, new windows, links, and connecting ahead.',
      allowlist,
    ),
    check(
      'trusted-types',
      'Texts never become markup',
      'A text from a document can’t turn into a part of the page (Trusted Types).',
      () => {
        try {
          document.createElement('div').innerHTML = '<b>x</b>';
        } catch {
          return holds('The browser refused to make markup from a text.');
        }
        return 'trustedTypes' in globalThis
          ? fails('The browser made markup from a text: the rule for it is missing.', askServer)
          : fails('This browser does not have that rule. Stayput itself never makes markup from texts.', otherBrowser);
      },
    ),
    check('eval', 'Texts never become code', 'A text can’t be run as a program.', () => {
      try {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it is refused is what is tried
        new Function('return 1');
      } catch {
        return holds('The browser refused to make a program from a text.');
      }
      return fails('The browser made a program from a text.', askServer);
    }),
    check('service-worker', 'Starts without a network', 'The app is kept on this device, with its rules.', () => {
      if (!('serviceWorker' in navigator)) return fails('This browser has no service workers here.', otherBrowser);
      return navigator.serviceWorker.controller === null
        ? fails(
            'The app is not kept yet.',
            'Reload the page once while you are online, and let this browser keep data.',
          )
        : holds('The service worker answers for this page.');
    }),
    check(
      'persisted',
      'Storage is kept',
      'The browser does not delete documents by itself when space gets short.',
      async () => {
        // Only in a safe context.
        const { storage } = navigator as { storage?: StorageManager };
        if (storage === undefined) return untold('This browser does not say.');
        return (await storage.persisted())
          ? holds('The browser promised not to delete what is stored to make room. A full disk can still destroy it.')
          : fails(
              'The browser may delete everything that is stored here when the disk is nearly full.',
              'Ask it to keep the storage, on the page Models, and make backups.',
            );
      },
    ),
    check(
      'ed25519',
      'Signatures (Ed25519)',
      'The ledger of what left is signed, so that a later change to it is noticed.',
      signature,
    ),
  ];
}

function check(id: string, title: string, meaning: string, attempt: Check['attempt']): Check {
  return { id, title, meaning, needsServer: false, attempt };
}

/** A refusal by policy is reported; a name that nobody has just fails. */
async function connectOutside(reportMs: number): Promise<Finding> {
  const end = new AbortController();
  const refused = new Promise<boolean>((resolve) => {
    const hear = ({ blockedURI, disposition }: SecurityPolicyViolationEvent): void => {
      if (blockedURI.startsWith(outside) && disposition === 'enforce') resolve(true);
    };
    document.addEventListener('securitypolicyviolation', hear, { signal: end.signal });
    setTimeout(() => {
      resolve(false);
    }, reportMs);
  });
  // eslint-disable-next-line no-restricted-globals -- that the browser refuses it is what is tried
  void fetch(outside, { mode: 'no-cors', cache: 'no-store' }).catch(() => undefined);
  const isRefused = await refused;
  end.abort();
  return isRefused
    ? holds('The browser refused to connect to another address before anything left.')
    : fails(
        'The browser tried to connect to another address. Nothing left, because nobody can have that address.',
        askServer,
      );
}

/** Nothing that CSP allows here is forbidden by the list, so the page has nothing to try that would stay on this device. */
function allowlist(): Finding {
  const version = chromiumVersion();
  if (version === null) {
    return fails(
      'Only browsers built on Chromium were known to enforce it when this version was made, and this one is not. ' +
        'A hostile script could use those ways.',
      'For sensitive documents use a browser built on Chromium.',
    );
  }
  return untold(
    `A page can’t see whether it is enforced without leaving. Chromium ${triedChromium} was tried and does; this browser is ` +
      `built on Chromium ${version}. Whether the server sends it is checked below.`,
    Number(version) < Number(triedChromium)
      ? 'Update this browser.'
      : 'To be sure, try to open a window to another address from the browser’s console, as the guide for privacy teams says.',
  );
}

async function signature(): Promise<Finding> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined)
    return fails('There is no cryptography in a page that came over an open connection.', otherBrowser);
  const message = new TextEncoder().encode('self-check');
  let isGood: boolean;
  try {
    const keys = await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    const { privateKey, publicKey } = keys;
    isGood = await subtle.verify('Ed25519', publicKey, await subtle.sign('Ed25519', privateKey, message), message);
  } catch {
    isGood = false;
  }
  return isGood
    ? holds('A signature was made and checked.')
    : fails('This browser can’t make such signatures, so the ledger can’t be signed here.', otherBrowser);
}
