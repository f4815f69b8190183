-- What a service leaves of an erased client by design; null in receipts of earlier releases.
alter table erasure_receipt add column retained jsonb;
