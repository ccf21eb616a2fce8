import { expect, test } from 'vitest';
import { isAcceptablePassphrase } from './passphrase';

test.each(['correct horse battery', 'Grün ist der Käfer!', '四月は君の嘘という物語だった', 'x7#Lq9!vT2@z'])(
  '%s',
  (passphrase) => {
    expect(isAcceptablePassphrase(passphrase)).toBe(true);
  },
);

test.each(['', 'short', 'aaaaaaaaaaaaaaaa', '121212121212', '123456789012', 'abcdefghijklmnop', '210987654321'])(
  'is too easy: %s',
  (passphrase) => {
    expect(isAcceptablePassphrase(passphrase)).toBe(false);
  },
);
