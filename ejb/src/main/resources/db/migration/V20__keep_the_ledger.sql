-- What a change was, what it touches at the EHR, and whether it must be laid over what the EHR holds by now.
alter table outbox
    add column kind        text not null check (kind in ('MOVED', 'CANCELLED', 'CONVERTED', 'BOOKED', 'REINSTATED')),
    add column successor   text,
    add column touches     text[] not null,
    add column laid_over   boolean not null default false;
create index outbox_run on outbox (run_id) where run_id is not null;
create index outbox_patient on outbox (patient_id);

-- What changes that the EHR has not confirmed touch. A later change that touches the same waits for the earlier one.
create table outbox_touch (
    reference text not null,
    outbox_id bigint not null references outbox on delete cascade,
    primary key (reference, outbox_id)
);
create index outbox_touch_change on outbox_touch (outbox_id);

-- The version of a resource that the EHR showed last, so that nobody's change there is overwritten unseen.
create table ehr_version (
    reference text primary key,
    version   text not null,
    seen_at   timestamptz not null default now()
);

-- How the line to the EHR stands: one row.
create table ehr_line (
    only_row      boolean primary key default true check (only_row),
    failures      int not null default 0,
    failing_since timestamptz,
    retry_at      timestamptz,
    last_error    text
);
insert into ehr_line default values;
