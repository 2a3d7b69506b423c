import { MongoBulkWriteError, MongoNetworkError } from 'mongodb';
import { expect, test } from 'vitest';
import { toStorageError } from './mongodb-error.ts';

test('a connection that breaks in the middle of a bulk write is an outage', () => {
  const broken = new MongoNetworkError('connection 1 to 127.0.0.1:27017 closed');
  // The driver puts what it has sent so far around any error.
  const error = new MongoBulkWriteError(broken, {} as never);
  expect(toStorageError(error)).toMatchObject({ status: 503, code: 'storage-unavailable' });
});
