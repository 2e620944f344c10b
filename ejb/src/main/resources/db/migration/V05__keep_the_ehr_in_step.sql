-- What other systems sent, as they sent it (JSON), and every version of it.
create table fhir_resource (
    type         text not null,
    id           text not null,
    version      int not null,
    content      text not null,
    digest       bytea not null,
    last_updated timestamptz not null,
    primary key (type, id)
);

create table fhir_resource_history (
    type         text not null,
    id           text not null,
    version      int not null,
    content      text not null,
    last_updated timestamptz not null,
    primary key (type, id, version)
);

create table import_problem (
    run_id  bigint not null references run,
    file    text not null,
    line    int not null,
    element text,
    reason  text not null,
    primary key (run_id, file, line)
);

-- Every change that the EHR must hear of, written in the transaction that makes it.
create table outbox (
    id              bigint generated always as identity primary key,
    request_id      uuid not null unique,
    subject         text not null,
    patient_id      text not null,
    strike_id       bigint references strike,
    run_id          bigint references run,
    payload         text not null,
    expected        jsonb not null,
    status          text not null default 'PENDING' check (status in ('PENDING', 'SENT', 'CONFIRMED', 'MISMATCHED', 'REJECTED')),
    attempts        int not null default 0,
    next_attempt_at timestamptz not null default now(),
    last_error      text,
    created_at      timestamptz not null default now(),
    sent_at         timestamptz,
    confirmed_at    timestamptz
);
create index outbox_due on outbox (next_attempt_at, id) where status in ('PENDING', 'SENT');
create index outbox_subject on outbox (subject);
create index outbox_status on outbox (status);
