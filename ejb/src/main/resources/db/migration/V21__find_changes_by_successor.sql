create index outbox_successor on outbox (successor) where successor is not null;
