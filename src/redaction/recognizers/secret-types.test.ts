import { expect, test } from 'vitest';
import type { Recognizer } from '../recognizer';
import { connectionString } from './connection-string';
import { passwordInText } from './password-in-text';
import { privateKey } from './private-key';
import { secretAssignment } from './secret-assignment';
import { secretKey } from './secret-key';
import { acceptedValues } from './support/accepted';

const all: readonly Recognizer[] = [connectionString, passwordInText, privateKey, secretAssignment, secretKey];

function secretsIn(text: string): readonly string[] {
  return all.flatMap((recognizer) => acceptedValues(recognizer, text));
}

// Made up, in the forms that their makers publish; put together here so that no scanner takes this file for a leak.
const made = {
  aws: ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
  github: ['ghp_', 'a1B2c3D4e5F6g7H8i9J0a1B2c3D4e5F6g7H8'].join(''),
  stripe: ['sk_live_', '4eC39HqLyjWDarjtT1zdp7dc'].join(''),
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'].join('.'),
};

test.each([
  [`aws_access_key_id = ${made.aws}`, made.aws],
  [`token: ${made.github}`, made.github],
  [`STRIPE_KEY=${made.stripe}`, made.stripe],
  [`Authorization: Bearer ${made.jwt}`, made.jwt],
  ['DB_PASSWORD=hunter2-Horse!', 'hunter2-Horse!'],
  ['const password = "s3cr3t-Battery";', 's3cr3t-Battery'],
  ['my password is Tr0ub4dor&3', 'Tr0ub4dor&3'],
  ['postgres://app:p4ssw0rd@db.internal:5432/main', 'p4ssw0rd'],
])('%j', (text, secret) => {
  expect(secretsIn(text).some((value) => value.includes(secret))).toBe(true);
});

test('a private key is found with all of its lines', () => {
  const key = [
    '-----BEGIN PRIVATE KEY-----',
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
    'BKcwggSjAgEAAoIBAQC7',
    '-----END PRIVATE KEY-----',
  ].join('\n');
  expect(secretsIn(`key:\n${key}\n`).some((value) => value.includes('BKcwggSjAgEAAoIBAQC7'))).toBe(true);
});

test.each([
  'Reset your password on the page.',
  'password: string;',
  'const token = getToken();',
  'PASSWORD=${PASSWORD}',
  'The secret of good bread is time.',
  'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
])('%j holds no secret', (text) => {
  expect(secretsIn(text)).toEqual([]);
});
