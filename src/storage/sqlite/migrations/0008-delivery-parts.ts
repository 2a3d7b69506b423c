/**
 * Events of very long deliveries on their way into the inbox; empty otherwise. A delivery is stored
 * from the moment at which its key is in `whole_deliveries`.
 */
export const deliveryParts = `
CREATE TABLE delivery_parts (
  id INTEGER PRIMARY KEY,
  delivery TEXT NOT NULL,
  receivedAt INTEGER NOT NULL,
  events TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_parts_of_delivery ON delivery_parts(delivery);

CREATE TABLE whole_deliveries (delivery TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`;
