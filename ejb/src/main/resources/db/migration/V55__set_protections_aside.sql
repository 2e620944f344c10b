-- A protection that named people have set aside for one appointment and one strike. It ends with the strike.
create table protection_override (
    id                  bigint generated always as identity primary key,
    strike_id           bigint not null references strike,
    appointment_id      text not null references appointment,
    rule                text not null check (rule <> ''),
    reason              text not null check (btrim(reason) <> ''),
    asked_at            timestamptz not null default now(),
    asked_by            text not null,
    needs_second_person boolean not null,
    approved_at         timestamptz,
    approved_by         text check (approved_by <> asked_by),
    revoked_at          timestamptz,
    revoked_by          text,
    revoked_why         text check (btrim(revoked_why) <> ''),
    check ((approved_at is null) = (approved_by is null)),
    check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_why is null)),
    check (needs_second_person or approved_by is null)
);
create unique index protection_is_set_aside_once on protection_override (strike_id, appointment_id, rule)
    where revoked_at is null;
create index protection_override_appointment on protection_override (appointment_id);

-- Those that count: approved where that is needed, not revoked, and the strike still on.
create view protection_set_aside as
    select o.id, o.strike_id, o.appointment_id, o.rule
    from protection_override o join strike s on s.id = o.strike_id
    where o.revoked_at is null and (o.approved_at is not null or not o.needs_second_person)
        and s.status in ('ANNOUNCED', 'CONFIRMED', 'SUSPENDED');
