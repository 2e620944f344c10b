create table pathway (
    id                 text primary key,
    patient_id         text not null references patient,
    specialty          text references specialty,
    pathway_identifier text,
    ubrn               text,
    kind               text not null default 'RTT' check (kind in ('RTT', 'CANCER', 'DIAGNOSTIC', 'FOLLOW_UP', 'PLANNED')),
    referral_priority  text not null default 'ROUTINE' check (referral_priority in ('ROUTINE', 'URGENT', 'URGENT_SUSPECTED_CANCER')),
    clock_started_on   date,
    clock_stopped_on   date,
    procedure_code     text,
    procedure_name     text
);
create index pathway_patient on pathway (patient_id);

create table appointment (
    id                     text primary key,
    patient_id             text not null references patient,
    pathway_id             text references pathway,
    session_id             text references session,
    slot_id                text references slot,
    kind                   text not null check (kind in ('NEW', 'FOLLOW_UP', 'PRE_OP', 'DIAGNOSTIC', 'OPERATION')),
    modality               text not null default 'IN_PERSON' check (modality in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
    status                 text not null check (status in ('BOOKED', 'ATTENDED', 'CANCELLED', 'DID_NOT_ATTEND', 'ENTERED_IN_ERROR')),
    specialty              text references specialty,
    priority               text not null default 'ROUTINE' check (priority in
        ('P1A', 'P1B', 'P2', 'P3', 'P4', 'D1', 'D2', 'D3', 'D4', 'URGENT_SUSPECTED_CANCER', 'URGENT', 'ROUTINE')),
    priority_set_on        date,
    starts_at              timestamptz,
    ends_at                timestamptz,
    -- Operations: what the list must find room for, in minutes, without the turnaround.
    mean_minutes           int check (mean_minutes > 0),
    sd_minutes             int check (sd_minutes >= 0),
    procedure_name         text,
    lcad                   date,
    do_not_move            boolean not null default false,
    hospital_cancellations int not null default 0 check (hospital_cancellations >= 0),
    cancelled_at           timestamptz,
    cancelled_by           text check (cancelled_by in ('HOSPITAL', 'PATIENT')),
    cancellation_reason    text,
    replaces_id            text references appointment,
    replaced_by_id         text references appointment deferrable initially deferred,
    obligation_id          bigint,
    booked_by_rebook       boolean not null default false,
    version                bigint not null default 0,
    check (starts_at < ends_at),
    check (status <> 'BOOKED' or (starts_at is not null and ends_at is not null)),
    check ((status = 'CANCELLED') = (cancelled_by is not null)),
    check (kind <> 'OPERATION' or status <> 'BOOKED' or session_id is null or mean_minutes is not null)
);
create index appointment_patient on appointment (patient_id);
create index appointment_session on appointment (session_id) where status = 'BOOKED';
create index appointment_start on appointment (starts_at) where status = 'BOOKED';
create index appointment_specialty on appointment (specialty, starts_at) where status = 'BOOKED';

-- Promise: no slot has two patients. A theatre list's one slot is shared; its minutes are guarded below.
create unique index slot_has_one_patient on appointment (slot_id)
    where status in ('BOOKED', 'ATTENDED') and kind <> 'OPERATION';

-- Promise: no patient is in two places.
alter table appointment add constraint patient_is_in_one_place
    exclude using gist (patient_id with =, tstzrange(starts_at, ends_at) with &&) where (status = 'BOOKED');

-- The promise to give a displaced patient a new date, open until closed with a reason.
create table obligation (
    id                 bigint generated always as identity primary key,
    appointment_id     text not null references appointment,
    patient_id         text not null references patient,
    strike_id          bigint,
    status             text not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
    kind               text not null check (kind in ('REBOOK', 'DECIDE')),
    owner              text not null check (owner <> ''),
    claimed_by         text,
    claimed_at         timestamptz,
    due_on             date not null,
    reason             text not null check (reason <> ''),
    opened_at          timestamptz not null default now(),
    opened_by          text not null,
    closed_at          timestamptz,
    closed_by          text,
    closed_reason      text,
    new_appointment_id text references appointment deferrable initially deferred,
    version            bigint not null default 0,
    check ((status = 'CLOSED') = (closed_at is not null)),
    check (status = 'OPEN' or (closed_by is not null and closed_reason is not null and closed_reason <> ''))
);
create unique index obligation_is_open_once on obligation (appointment_id) where status = 'OPEN';
create index obligation_open on obligation (due_on) where status = 'OPEN';
create index obligation_patient on obligation (patient_id);

alter table appointment add foreign key (obligation_id) references obligation deferrable initially deferred;

-- Promise: a hospital cancellation has a new booking or an obligation.
alter table appointment add constraint hospital_cancellation_has_a_successor
    check (cancelled_by is distinct from 'HOSPITAL' or replaced_by_id is not null or obligation_id is not null);

-- Promise: no list is overfull. The session's row is locked, so that two bookings cannot both see room.
create function refuse_overfull_list() returns trigger language plpgsql as $$
declare
    room int;
    taken int;
begin
    if new.status <> 'BOOKED' or new.kind <> 'OPERATION' or new.session_id is null then
        return new;
    end if;
    select extract(epoch from ends_at - starts_at)::int / 60 + overrun_minutes into room
        from session where id = new.session_id for update;
    select coalesce(sum(a.mean_minutes + s.turnaround_minutes), 0) - max(s.turnaround_minutes) into taken
        from appointment a join session s on s.id = a.session_id
        where a.session_id = new.session_id and a.status = 'BOOKED' and a.kind = 'OPERATION';
    if taken > room then
        raise exception 'List % is overfull: % minutes are booked and it has room for %.', new.session_id, taken, room
            using errcode = 'check_violation', constraint = 'list_is_not_overfull', table = 'appointment';
    end if;
    return new;
end $$;
create trigger list_is_not_overfull after insert or update of status, session_id, mean_minutes, kind on appointment
    for each row execute function refuse_overfull_list();

-- A slot's status follows its booking, whoever wrote the booking.
create function follow_booking() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.slot_id is not null and old.kind <> 'OPERATION' and old.status in ('BOOKED', 'ATTENDED')
            and (new.slot_id is distinct from old.slot_id or new.status not in ('BOOKED', 'ATTENDED')) then
        update slot s set status = case when ss.status = 'STOOD_DOWN' then 'WITHDRAWN' else 'FREE' end,
                version = s.version + 1
            from session ss where s.id = old.slot_id and ss.id = s.session_id and s.status = 'BUSY';
    end if;
    if new.slot_id is not null and new.kind <> 'OPERATION' and new.status in ('BOOKED', 'ATTENDED')
            and (tg_op = 'INSERT' or old.slot_id is distinct from new.slot_id or old.status <> new.status) then
        update slot set status = 'BUSY', held_by = null, held_until = null, version = version + 1
            where id = new.slot_id and status <> 'BUSY';
    end if;
    return new;
end $$;
create trigger slot_follows_booking after insert or update of status, slot_id on appointment
    for each row execute function follow_booking();

create table appointment_link (
    appointment_id text not null references appointment,
    other_id       text not null references appointment,
    type           text not null check (type in ('SAME_DAY', 'BEFORE', 'AFTER', 'SAME_CLINICIAN')),
    min_days       int,
    max_days       int,
    primary key (appointment_id, other_id, type)
);

-- Every patient who has lost a date and has neither a successor, nor an owner, nor a reason. It is empty, always.
create view orphan as
    select a.id as appointment_id, a.patient_id, 'cancelled without a successor' as fault
    from appointment a
    left join appointment n on n.id = a.replaced_by_id
    where a.status = 'CANCELLED' and a.cancelled_by = 'HOSPITAL'
        and n.id is null
        and not exists (select 1 from obligation o where o.appointment_id = a.id
            and (o.status = 'OPEN' or o.closed_reason is not null))
    union all
    select a.id, a.patient_id, 'booked in a session that is stood down'
    from appointment a join session s on s.id = a.session_id
    where a.status = 'BOOKED' and s.status = 'STOOD_DOWN'
        and not exists (select 1 from obligation o where o.appointment_id = a.id and o.status = 'OPEN');
