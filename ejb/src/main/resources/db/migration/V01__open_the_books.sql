-- Who may sign in, and what was done by whom. Ids of resources that an EHR sends are kept as they come.
create extension if not exists btree_gist;

create table account (
    name          text primary key check (name ~ '^[a-z][a-z0-9._-]{1,62}$'),
    display_name  text not null,
    password_hash text not null,
    role          text not null check (role in ('clerk', 'service-manager', 'administrator')),
    enabled       boolean not null default true,
    created_at    timestamptz not null default now()
);

create table client (
    id         text primary key,
    name       text not null,
    role       text not null check (role in ('ehr', 'operator')),
    scopes     text not null,
    jwks       text not null,
    enabled    boolean not null default true,
    created_at timestamptz not null default now()
);

-- A client assertion is good for one token: its id is remembered until it has expired.
create table used_assertion (
    client_id  text not null references client,
    jti        text not null,
    expires_at timestamptz not null,
    primary key (client_id, jti)
);

create table signing_key (
    id         text primary key,
    jwk        text not null,
    created_at timestamptz not null default now()
);

create table setting (
    name       text primary key,
    value      text not null,
    changed_at timestamptz not null default now(),
    changed_by text not null
);

create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null default now(),
    who          text not null,
    action       text not null,
    subject_type text not null,
    subject_id   text not null,
    patient_id   text,
    why          text not null,
    rule_version text,
    before       jsonb,
    after        jsonb
);
create index audit_entry_subject on audit_entry (subject_type, subject_id);
create index audit_entry_patient on audit_entry (patient_id) where patient_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is append-only: % of % is refused.', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_is_append_only before update or delete on audit_entry
    for each row execute function refuse_change();
