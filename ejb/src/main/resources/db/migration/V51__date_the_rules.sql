-- A trust's rule sets: each whole, dated, drafted by one person and approved by another. Once approved it never changes.
create table rule_set (
    version     text primary key check (version ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    based_on    text not null,
    valid_from  date not null,
    status      text not null default 'DRAFT' check (status in ('DRAFT', 'APPROVED', 'DISCARDED')),
    why         text not null check (why <> ''),
    created_at  timestamptz not null default now(),
    created_by  text not null,
    approved_at timestamptz,
    approved_by text check (approved_by <> created_by),
    row_version bigint not null default 0,
    check ((status = 'APPROVED') = (approved_by is not null and approved_at is not null))
);

create table rule_value (
    version    text not null references rule_set,
    setting    text not null,
    value      text not null,
    why        text not null default '',
    changed_at timestamptz not null default now(),
    changed_by text not null,
    primary key (version, setting)
);

create function refuse_change_of_approved_rules() returns trigger language plpgsql as $$
begin
    if exists (select 1 from rule_set r where r.status = 'APPROVED'
            and r.version = case when tg_op = 'DELETE' then old.version else new.version end) then
        raise exception 'Rule set % is approved and never changes.',
            case when tg_op = 'DELETE' then old.version else new.version end
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger approved_values_never_change before insert or update or delete on rule_value
    for each row execute function refuse_change_of_approved_rules();

create function refuse_undoing_approval() returns trigger language plpgsql as $$
begin
    if old.status <> 'DRAFT' then
        raise exception 'Rule set % is % and never changes.', old.version, lower(old.status)
            using errcode = 'integrity_constraint_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger approved_set_never_changes before update or delete on rule_set
    for each row execute function refuse_undoing_approval();

-- What each patient is, so that the rules can see it: see org.rebook.rebooking.PatientFacts, Requirements, Capabilities.
alter table patient add column vulnerabilities text[] not null default '{}';
alter table patient add column sign_language boolean not null default false;
alter table patient add column double_slot boolean not null default false;

alter table pathway add column decision_to_treat_on date;
alter table pathway add column diagnosis_told_on date;
alter table pathway add column diagnostic_requested_on date;

alter table clinic add column capabilities text[] not null default '{}';
alter table clinic add column least_age int not null default 0 check (least_age >= 0);
alter table clinic add column greatest_age int not null default 200 check (greatest_age >= least_age);

alter table appointment add column needs text[] not null default '{}';
alter table appointment add column arrangements text[] not null default '{}';
alter table appointment add column same_clinician boolean not null default false;
alter table appointment add column postponed int not null default 0 check (postponed >= 0);
