-- What would come of a strike if something were otherwise. Nothing here is a plan: it can be neither approved nor carried out.
create table scenario (
    id            bigint generated always as identity primary key,
    strike_id     bigint not null references strike,
    name          text not null check (length(name) between 1 and 60),
    as_it_stands  boolean not null default false,
    participation int check (participation between 0 and 100),
    sessions      jsonb not null default '[]',
    rules         jsonb not null default '{}',
    created_at    timestamptz not null default now(),
    created_by    text not null,
    unique (strike_id, name)
);
create unique index scenario_as_it_stands on scenario (strike_id) where as_it_stands;

-- What it came to, from the data and rules of one moment; the fingerprint is of the strike's data as they really are.
create table scenario_result (
    scenario_id    bigint primary key references scenario on delete cascade,
    run_id         bigint not null references run,
    fingerprint    text not null,
    rule_version   text not null,
    declared_likely int not null,
    made_at        timestamptz not null,
    figures        jsonb not null,
    recovery       jsonb not null,
    inputs         bytea not null
);

-- An added session has no row among the sessions, so what it is stands here.
create table scenario_placement (
    scenario_id         bigint not null references scenario_result on delete cascade,
    appointment_id      text not null references appointment,
    appointment_version bigint not null,
    decision            text not null check (decision in ('STAY', 'CONVERT', 'MOVE', 'UNPLACED', 'PROTECTED')),
    day                 date not null,
    tier                int not null,
    slot_id             text,
    session_id          text,
    site_id             text,
    clinician_id        text,
    starts_at           timestamptz,
    added               boolean not null default false,
    for_clinician       boolean not null default false,
    reason              text not null,
    primary key (scenario_id, appointment_id)
);

-- One kind of run more than there are by now.
do $$
declare
    kinds text;
begin
    select pg_get_constraintdef(oid) into kinds from pg_constraint where conname = 'run_kind_check';
    alter table run drop constraint run_kind_check;
    execute 'alter table run add constraint run_kind_check ' || replace(kinds, 'ARRAY[', 'ARRAY[''try-scenarios''::text, ');
end $$;
