create table trust (
    ods_code   text primary key,
    name       text not null,
    fhir_id    text unique
);

create table site (
    id        text primary key,
    ods_code  text unique,
    name      text not null,
    trust_ods text references trust
);

create table specialty (
    code text primary key check (code ~ '^[0-9]{3}$'),
    name text not null
);

create table clinician (
    id          text primary key,
    name        text not null,
    staff_group text not null default 'MEDICAL',
    grade       text not null default 'CONSULTANT',
    specialty   text references specialty,
    gmc_number  text
);

create table patient (
    id                 text primary key,
    nhs_number         text unique check (nhs_number ~ '^[0-9]{10}$'),
    family_name        text not null,
    given_name         text not null,
    birth_date         date,
    deceased_on        date,
    gender             text,
    phone              text,
    email              text,
    postcode           text,
    language           text,
    contact_preference text not null default 'LETTER' check (contact_preference in ('APP', 'SMS', 'EMAIL', 'PHONE', 'LETTER')),
    interpreter        boolean not null default false,
    transport          boolean not null default false,
    restricted         boolean not null default false,
    access_needs       text,
    version            bigint not null default 0
);
create index patient_name on patient (lower(family_name), lower(given_name));

-- Days on which a patient cannot come: a holiday, dialysis days, another treatment.
create table patient_unavailability (
    patient_id text not null references patient on delete cascade,
    from_day   date not null,
    to_day     date not null,
    weekdays   int[] not null default '{1,2,3,4,5,6,7}',
    reason     text not null,
    primary key (patient_id, from_day, reason),
    check (from_day <= to_day)
);

-- A clinic (or theatre list) as it is set up: its sessions are dated occurrences of it.
create table clinic (
    id            text primary key,
    name          text not null,
    kind          text not null default 'CLINIC' check (kind in ('CLINIC', 'THEATRE', 'DIAGNOSTIC')),
    specialty     text references specialty,
    site_id       text references site,
    modality      text not null default 'IN_PERSON' check (modality in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
    convertible   boolean not null default false,
    protected     boolean not null default false,
    protected_why text
);

-- Who a session of the clinic needs: so many of a grade, at least so many, and who else may stand in.
create table clinic_staffing (
    clinic_id    text not null references clinic on delete cascade,
    role         text not null,
    staff_group  text not null,
    grade        text not null,
    needed       int not null check (needed > 0),
    minimum      int not null check (minimum >= 0 and minimum <= needed),
    cover_grades text[] not null default '{}',
    -- What share of the session's capacity goes when this role falls below what is needed but not below its minimum.
    capacity_share numeric(4, 3) not null default 0.400 check (capacity_share between 0 and 1),
    primary key (clinic_id, role)
);

create table session (
    id               text primary key,
    schedule_id      text not null,
    clinic_id        text not null references clinic,
    kind             text not null check (kind in ('CLINIC', 'THEATRE', 'DIAGNOSTIC')),
    specialty        text references specialty,
    site_id          text references site,
    clinician_id     text references clinician,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    status           text not null default 'OPEN' check (status in ('OPEN', 'BOOKING_STOPPED', 'STOOD_DOWN')),
    overrun_minutes  int not null default 15 check (overrun_minutes >= 0),
    turnaround_minutes int not null default 20 check (turnaround_minutes >= 0),
    version          bigint not null default 0,
    check (starts_at < ends_at)
);
create index session_day on session (starts_at);
create index session_specialty on session (specialty, starts_at);
create index session_schedule on session (schedule_id);

create table slot (
    id         text primary key,
    session_id text not null references session,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    type       text not null check (type in ('NEW', 'FOLLOW_UP', 'PRE_OP', 'DIAGNOSTIC', 'ANY', 'LIST')),
    modality   text not null default 'IN_PERSON' check (modality in ('IN_PERSON', 'TELEPHONE', 'VIDEO')),
    status     text not null default 'FREE' check (status in ('FREE', 'BUSY', 'HELD', 'WITHDRAWN')),
    held_by    text,
    held_until timestamptz,
    reserved   boolean not null default false,
    version    bigint not null default 0,
    check (starts_at < ends_at),
    check ((status = 'HELD') = (held_by is not null and held_until is not null))
);
create index slot_session on slot (session_id);
create index slot_free on slot (starts_at) where status = 'FREE';
