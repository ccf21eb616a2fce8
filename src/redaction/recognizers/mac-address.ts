import { patternRecognizer } from '../recognizer';

/** Hardware addresses of network cards (IEEE EUI-48 and EUI-64), in the three usual notations. */
export const macAddress = patternRecognizer({
  name: 'mac-address',
  context: ['mac', 'hardware', 'wifi', 'wlan', 'ethernet', 'bluetooth', 'bssid'],
  patterns: [
    {
      expression:
        /(?<![\p{L}\p{N}:-])(?:[\da-fA-F]{2}:){5}(?:[\da-fA-F]{2}:[\da-fA-F]{2}:)?[\da-fA-F]{2}(?![\p{L}\p{N}:-])/gu,
      type: 'MAC_ADDRESS',
      shape: 0.9,
    },
    {
      expression: /(?<![\p{L}\p{N}:-])(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}(?![\p{L}\p{N}:-])/gu,
      type: 'MAC_ADDRESS',
      shape: 0.75,
    },
    {
      expression: /(?<![\p{L}\p{N}.])(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}(?![\p{L}\p{N}]|\.[\da-fA-F])/gu,
      type: 'MAC_ADDRESS',
      shape: 0.6,
    },
    { expression: /(?<![\p{L}\p{N}])[\da-fA-F]{12}(?![\p{L}\p{N}])/gu, type: 'MAC_ADDRESS', shape: 0.2 },
  ],
});
