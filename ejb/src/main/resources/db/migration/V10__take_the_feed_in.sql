-- When Rebook itself last changed an appointment, so that older news from the EHR does not undo it.
alter table appointment add column changed_here_at timestamptz;

create function note_own_change() returns trigger language plpgsql as $$
begin
    if current_setting('rebook.intake', true) is distinct from 'on' then
        new.changed_here_at := now();
    end if;
    return new;
end $$;
create trigger appointment_notes_own_insert before insert on appointment
    for each row execute function note_own_change();
create trigger appointment_notes_own_change before update of status, slot_id, session_id, starts_at, modality on appointment
    for each row when (old.status is distinct from new.status or old.slot_id is distinct from new.slot_id
        or old.session_id is distinct from new.session_id or old.starts_at is distinct from new.starts_at
        or old.modality is distinct from new.modality)
    execute function note_own_change();

-- A schedule that runs for longer than a day: its slots make the sessions, one for each half day.
create table open_schedule (
    id           text primary key,
    clinic_id    text not null references clinic,
    clinician_id text references clinician,
    site_id      text references site,
    specialty    text references specialty
);

-- An EHR may name a clinician by one of the roles that the clinician has.
create table clinician_role (
    id           text primary key,
    clinician_id text not null references clinician
);

create table fhir_identifier (
    type   text not null,
    value  text not null,
    system text not null,
    id     text not null,
    primary key (type, value, system, id)
);

-- What was kept but could not (or not wholly) be used for planning, and why; tried again when more is known.
create table fhir_waiting (
    type    text not null,
    id      text not null,
    element text not null,
    reason  text not null,
    run_id  bigint references run,
    file    text,
    line    int,
    primary key (type, id),
    foreign key (type, id) references fhir_resource
);
create index fhir_waiting_run on fhir_waiting (run_id);

-- The line of each file that a run has taken in, written with the rows that the line became.
create table feed_file (
    run_id  bigint not null references run,
    file    text not null,
    ordinal int not null,
    line    int not null default 0,
    done    boolean not null default false,
    taken   bigint not null default 0,
    changed bigint not null default 0,
    primary key (run_id, file)
);
