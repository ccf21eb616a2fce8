import { expect, test } from 'vitest';
import { routeOf } from './route';

test.each([
  ['', { page: 'documents' }],
  ['#/', { page: 'documents' }],
  ['#/documents', { page: 'documents' }],
  ['#/documents/', { page: 'documents' }],
  ['#/documents/7f-1', { page: 'document', id: '7f-1' }],
  ['#/documents/7f-1/redaction', { page: 'redaction', id: '7f-1' }],
  ['#/documents/7f-1/redaction/more', { page: 'documents' }],
  ['#/documents/7f-1/more', { page: 'documents' }],
  ['#/models', { page: 'models' }],
  ['#/packs', { page: 'packs' }],
  ['#/packs/', { page: 'packs' }],
  ['#/packs/invoices', { page: 'pack', id: 'invoices' }],
  ['#/packs/invoices/more', { page: 'packs' }],
  ['#/network', { page: 'network' }],
  ['#/audit', { page: 'audit' }],
  ['#/self-check', { page: 'self-check' }],
  ['#/settings', { page: 'settings' }],
  ['#/elsewhere', { page: 'documents' }],
])('%s', (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
});
