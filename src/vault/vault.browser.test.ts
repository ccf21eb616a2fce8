import { deleteDB } from 'idb';
import { databaseName } from './connection';
import { vaultSuite } from './vault-suite';

vaultSuite(() => deleteDB(databaseName));
