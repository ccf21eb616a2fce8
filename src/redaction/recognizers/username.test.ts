import { expect, test } from 'vitest';
import { accepted, acceptedValues } from './support/accepted';
import { username } from './username';

test.each([
  ['ask @ada_byron, please', 'ada_byron'],
  ['username: ada', 'ada'],
  ['"username": "ada.byron"', 'ada.byron'],
  ['user id jdoe42', 'jdoe42'],
  ['Login: jdoe\nPassword', 'jdoe'],
  ['user: ada_b', 'ada_b'],
  ['my GitHub handle is ada-b1', 'ada-b1'],
  ['reset the password for ada42', 'ada42'],
  ['logged in as ada.byron', 'ada.byron'],
  ['/home/ada/notes', 'ada'],
  ['C:\\Users\\ada\\notes', 'ada'],
  ['CORP\\ada', 'ada'],
  ['posted by u/ada_lovelace', 'ada_lovelace'],
])('of %j, the name is found', (text, name) => {
  expect(acceptedValues(username, text)).toEqual([name]);
});

test.each([
  ...[
    'User: Hey, I exceeded',
    'User: Pre-sale research',
    'to handle high-pressure moments',
    'User: 2-3 times a week',
    '@media (max-width: 1px)',
    '@param x',
    'npm i @scure/base',
    'ada@example.com',
  ],
  ...[
    '/home/user/x',
    'C:\\Users\\Public\\x',
    'the user was here',
    'Excite@Home',
    'Login: please wait',
    '@ 5 pm',
    'end-user agreement',
  ],
])('%j holds none', (text) => {
  expect(accepted(username, text)).toEqual([]);
});
