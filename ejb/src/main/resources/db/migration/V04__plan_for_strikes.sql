create table strike (
    id                   bigint generated always as identity primary key,
    name                 text not null check (name <> ''),
    status               text not null check (status in ('ANNOUNCED', 'CONFIRMED', 'SUSPENDED', 'CALLED_OFF', 'ENDED')),
    profile              text not null check (profile in ('CHRISTMAS_DAY', 'PROTECT_95', 'LOCAL')),
    participation_low    int not null check (participation_low between 0 and 100),
    participation_likely int not null check (participation_likely between 0 and 100),
    participation_high   int not null check (participation_high between 0 and 100),
    assessed_at          timestamptz,
    created_at           timestamptz not null default now(),
    created_by           text not null,
    version              bigint not null default 0,
    check (participation_low <= participation_likely and participation_likely <= participation_high)
);

create table strike_window (
    strike_id bigint not null references strike on delete cascade,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    primary key (strike_id, starts_at),
    check (starts_at < ends_at)
);

create table strike_staff (
    strike_id   bigint not null references strike on delete cascade,
    staff_group text not null,
    grade       text not null,
    primary key (strike_id, staff_group, grade)
);

create table strike_site (
    strike_id bigint not null references strike on delete cascade,
    site_id   text not null references site,
    primary key (strike_id, site_id)
);

-- How many consultants of a specialty are taken from their clinics on each half day and site to cover emergencies.
create table strike_emergency_cover (
    strike_id   bigint not null references strike on delete cascade,
    specialty   text not null references specialty,
    consultants int not null check (consultants >= 0),
    primary key (strike_id, specialty)
);

create table impact (
    strike_id       bigint not null references strike on delete cascade,
    session_id      text not null references session,
    staffing        text not null check (staffing in ('FULL', 'REDUCED', 'NONE')),
    booked          int not null,
    -- How many of those booked can still be seen; for a theatre list, in minutes.
    capacity_left   int not null check (capacity_left >= 0),
    reason          text not null,
    primary key (strike_id, session_id)
);

create table plan (
    id             bigint generated always as identity primary key,
    strike_id      bigint not null references strike,
    status         text not null check (status in ('PROPOSED', 'APPROVED', 'CARRIED_OUT', 'SUPERSEDED')),
    fingerprint    text not null,
    rule_version   text not null,
    seed           bigint not null,
    figures        jsonb not null,
    baseline       jsonb not null,
    proof          jsonb not null,
    created_at     timestamptz not null default now(),
    created_by     text not null,
    approved_at    timestamptz,
    approved_by    text,
    approval_note  text,
    version        bigint not null default 0,
    check ((approved_at is null) = (approved_by is null))
);
create index plan_strike on plan (strike_id);

create table placement (
    plan_id             bigint not null references plan,
    appointment_id      text not null references appointment,
    appointment_version bigint not null,
    pool                text not null,
    decision            text not null check (decision in ('STAY', 'CONVERT', 'MOVE', 'UNPLACED', 'PROTECTED')),
    slot_id             text references slot,
    session_id          text references session,
    starts_at           timestamptz,
    ends_at             timestamptz,
    modality            text,
    cost                bigint not null,
    reason              text not null,
    alternatives        jsonb not null default '[]',
    needs_acceptance    boolean not null default false,
    day                 date not null,
    tier                int not null,
    primary key (plan_id, appointment_id),
    check (decision <> 'MOVE' or (session_id is not null and starts_at is not null))
);
-- A plan never promises one slot twice.
create unique index placement_slot_once on placement (plan_id, slot_id) where decision = 'MOVE' and slot_id is not null;

alter table obligation add foreign key (strike_id) references strike;

create table run (
    id           bigint generated always as identity primary key,
    kind         text not null check (kind in
        ('import-feed', 'assess-impact', 'plan-strike', 'carry-out-plan', 'push-to-ehr', 'reconcile-ehr', 'check-orphans', 'overnight')),
    status       text not null check (status in ('STARTING', 'RUNNING', 'STOPPING', 'STOPPED', 'INTERRUPTED', 'FAILED', 'COMPLETED')),
    strike_id    bigint references strike,
    plan_id      bigint references plan,
    parent_id    bigint references run,
    argument     text,
    node         text,
    execution_id bigint,
    started_at   timestamptz not null default now(),
    started_by   text not null,
    heartbeat_at timestamptz not null default now(),
    ended_at     timestamptz,
    restarts     int not null default 0,
    message      text,
    version      bigint not null default 0
);
create unique index plan_is_carried_out_once on run (plan_id) where kind = 'carry-out-plan';

create table run_item (
    run_id    bigint not null references run,
    item      text not null,
    partition text not null,
    ordinal   int not null,
    status    text not null default 'LEFT' check (status in ('LEFT', 'DONE', 'HELD_BACK', 'FAILED')),
    reason    text,
    at        timestamptz,
    attempts  int not null default 0,
    primary key (run_id, item)
);
create index run_item_left on run_item (run_id, partition, ordinal) where status = 'LEFT';
