import type { Finding, Recognizer } from '../recognizer';
import { digitChains, windows, type DigitWindow } from './support/gaps';
import { isLuhn } from './support/luhn';
import { isNear, standsAlone } from './support/near';

const uuid = /(?<![\p{L}\p{N}-])[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}(?![\p{L}\p{N}-])/gu;
const labelled =
  /(?<!\p{L})(?:serial(?:[ _-]?(?:no|number|nr|num|#)(?!\p{L}))?|s\/n|sn|seriennummer|udid|device[ _-]?(?:id|identifier|no|number)|asset(?: tag| no| number)|android[ _-]?id|idfa|idfv|aaid|gaid|meid|esn|advertising[ _-]?id|imei|imsi|iccid)[2]?["'*]{0,3}[ .:#=(\n|]{1,4}(?:is )?["'*]{0,3}(?<value>[A-Za-z\d][A-Za-z\d-]{4,40})(?![\p{L}\p{N}])/dgiu;

const deviceWords = [
  ...['imei', 'imsi', 'iccid', 'sim', 'device', 'phone', 'handset', 'serial', 'gerät', 'advertising', 'tracker', 'meid'],
  ...['android', 'iphone', 'ios', 'tablet', 'mobile', 'machine', 'hardware', 'idfa', 'gaid', 'aaid', 'udid', 'sensor', 'router'],
]; // prettier-ignore

/**
 * Numbers of phones, SIM cards and other devices. A universally unique identifier (RFC 9562) may name anything: where no
 * word says that it is a device's, it counts as some other id.
 */
export const deviceId: Recognizer = {
  name: 'device-id',
  types: ['DEVICE_ID', 'ID_NUMBER'],
  *find(text) {
    for (const chain of digitChains(text)) {
      for (const window of windows(chain, { least: 14, most: 20 })) {
        const finding = judge(text, window);
        if (finding) yield finding;
      }
    }
    for (const match of text.matchAll(uuid)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const hasContext = isNear(text, start, end, deviceWords);
      yield { start, end, type: hasContext ? 'DEVICE_ID' : 'ID_NUMBER', shape: 0.6, hasContext };
    }
    for (const match of text.matchAll(labelled)) {
      const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
      if (/\d/u.test(text.slice(start, end))) yield { start, end, type: 'DEVICE_ID', shape: 0.75 };
    }
  },
};

function judge(text: string, { start, end, digits, groups, before, after }: DigitWindow): Finding | null {
  if (groups.length > 6 || !standsAlone(text, start, end)) return null;
  const shape = shapeOf(digits);
  if (shape === null || (groups.length > 1 && (before ?? after))) return null;
  if (!isNear(text, start, end, shape.words)) return null;
  // Nearness of a word and a check digit together: chance seldom has both.
  return {
    start,
    end,
    type: 'DEVICE_ID',
    shape: shape.isValidated ? 0.5 : 0.2,
    hasContext: true,
    isValidated: shape.isValidated,
  };
}

const phoneWords = ['imei', 'device', 'handset', 'gerät', 'equipment', 'phone', 'dual sim', 'tac', 'appareil', '*#06#'];
const simWords = ['iccid', 'sim', 'icc id', 'karte'];
const subscriberWords = ['imsi', 'subscriber'];

/** 3GPP TS 23.003: IMEI, IMEI with a software version, IMSI; ITU-T E.118: the number of a SIM card. */
function shapeOf(digits: string): { readonly words: readonly string[]; readonly isValidated: boolean } | null {
  if (/^(\d)\1+$/u.test(digits)) return null;
  if (digits.length === 15 && isLuhn(digits)) return { words: [...phoneWords, ...subscriberWords], isValidated: true };
  if (digits.length === 15) return { words: ['imei', ...subscriberWords], isValidated: false };
  if (digits.length === 14 || digits.length === 16) return { words: ['imei'], isValidated: false };
  if (!digits.startsWith('89') || digits.length < 18) return null;
  return { words: simWords, isValidated: isLuhn(digits) };
}
