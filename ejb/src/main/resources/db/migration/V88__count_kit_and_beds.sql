-- Kit that theatre lists of a site share, piece by piece; what is out of use is not here.
create table kit (
    id           text primary key,
    code         text not null,
    site_id      text not null references site,
    uses_per_day int not null constraint kit_is_used check (uses_per_day > 0)
);
create index kit_of_site on kit (site_id, code);

-- Wards that count the beds they have for operations, from Monday to Sunday. Who names no specialty takes all of the site's
-- that no other ward names.
create table ward (
    id          text primary key,
    name        text not null,
    site_id     text not null references site,
    specialties text[] not null default '{}',
    beds        int[] not null constraint ward_counts_a_week check (cardinality(beds) = 7 and 0 <= all (beds))
);
create index ward_of_site on ward (site_id);

-- The days on which the patient needs a bed on the ward, from the day of the operation on; none for a day case.
alter table appointment add column bed_days int not null default 0
    constraint bed_days_are_plausible check (bed_days between 0 and 60);

create index appointment_using_kit_or_bed on appointment (starts_at)
    where status = 'BOOKED' and kind = 'OPERATION' and (bed_days > 0 or needs <> '{}');

-- The ward on which a specialty's patients lie at a site; null where nobody counts its beds.
create function ward_of(site text, specialty text) returns text language sql stable as $$
    select w.id from ward w where w.site_id = site and (w.specialties = '{}' or specialty = any (w.specialties))
        order by w.specialties = '{}', w.id limit 1
$$;

-- Whoever books an operation counts again, and waits for others who do so for the same kit or ward. What the EHR says has
-- happened, however little there was.
create function refuse_more_kit_or_beds() returns trigger language plpgsql as $$
declare
    place text;
    lies_on text;
    first_day date := cast(new.starts_at at time zone 'Europe/London' as date);
    short record;
begin
    select site_id into place from session where id = new.session_id;
    perform 1 from kit k where k.site_id = place and k.code = any (new.needs) order by k.id for no key update;
    select k.code, k.a_day into short
        from (select code, sum(uses_per_day) as a_day from kit
            where site_id = place and code = any (new.needs) group by code) k
        where k.a_day < (select count(*) from appointment a join session s on s.id = a.session_id
            where s.site_id = place and a.status = 'BOOKED' and a.kind = 'OPERATION' and k.code = any (a.needs)
                and (a.bed_days > 0 or a.needs <> '{}')
                and a.starts_at >= cast(first_day as timestamp) at time zone 'Europe/London'
                and a.starts_at < cast(first_day + 1 as timestamp) at time zone 'Europe/London')
        order by k.code limit 1;
    if found then
        raise exception 'Kit % is used more than % times at % on %.', short.code, short.a_day, place, first_day
            using errcode = 'check_violation', constraint = 'kit_is_there_that_day', table = 'appointment';
    end if;
    if new.bed_days = 0 then
        return new;
    end if;
    lies_on := ward_of(place, new.specialty);
    perform 1 from ward w where w.id = lies_on for no key update;
    select d.day into short
        from ward w cross join generate_series(first_day, first_day + new.bed_days - 1, interval '1 day') d(day)
        where w.id = lies_on and w.beds[extract(isodow from d.day)::int] < (select count(*)
            from appointment a join session s on s.id = a.session_id
            where s.site_id = place and a.status = 'BOOKED' and a.kind = 'OPERATION' and a.bed_days > 0
                and a.starts_at >= (d.day - interval '60 days') at time zone 'Europe/London'
                and a.starts_at < (d.day + interval '1 day') at time zone 'Europe/London'
                and cast(a.starts_at at time zone 'Europe/London' as date) + a.bed_days > cast(d.day as date)
                and ward_of(place, a.specialty) = lies_on)
        order by d.day limit 1;
    if found then
        raise exception 'Ward % has no bed left on %.', lies_on, cast(short.day as date)
            using errcode = 'check_violation', constraint = 'ward_has_a_bed', table = 'appointment';
    end if;
    return new;
end $$;

create trigger operation_has_kit_and_bed after insert on appointment
    for each row when (new.status = 'BOOKED' and new.kind = 'OPERATION' and new.session_id is not null
        and (new.bed_days > 0 or new.needs <> '{}') and current_setting('rebook.intake', true) is distinct from 'on')
    execute function refuse_more_kit_or_beds();
create trigger changed_operation_has_kit_and_bed after update of status, session_id, starts_at on appointment
    for each row when (new.status = 'BOOKED' and new.kind = 'OPERATION' and new.session_id is not null
        and (new.bed_days > 0 or new.needs <> '{}') and current_setting('rebook.intake', true) is distinct from 'on'
        and (old.status, old.session_id, old.starts_at) is distinct from (new.status, new.session_id, new.starts_at))
    execute function refuse_more_kit_or_beds();
