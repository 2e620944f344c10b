-- The move of a patient whom the strike does not touch, so that the placement's patient can have the place (R-REB-18).
alter table placement add column gives_way_appointment_id text references appointment;
alter table placement add column gives_way_version bigint;
alter table placement add column gives_way_slot_id text references slot;
alter table placement add column gives_way_session_id text references session;
alter table placement add column gives_way_starts_at timestamptz;
alter table placement add column gives_way_ends_at timestamptz;
alter table placement add column gives_way_modality text;
alter table placement add column gives_way_reason text;
alter table placement add constraint who_gives_way_has_a_date check (gives_way_appointment_id is null
    or (decision = 'MOVE' and slot_id is not null and gives_way_version is not null and gives_way_slot_id is not null
        and gives_way_session_id is not null and gives_way_starts_at is not null and gives_way_ends_at is not null
        and gives_way_modality is not null and gives_way_reason is not null));
-- Nobody gives way twice, and no place is promised twice.
create unique index placement_gives_way_once on placement (plan_id, gives_way_appointment_id)
    where gives_way_appointment_id is not null;
create unique index placement_given_slot_once on placement (plan_id, gives_way_slot_id)
    where gives_way_slot_id is not null;

-- What it comes to, where somebody gives way.
alter table plan add column cascades jsonb;
