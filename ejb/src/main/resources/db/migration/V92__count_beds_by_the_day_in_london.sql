-- Days without a zone: with one they are the session's, and a server elsewhere would count the nights of other days.
create or replace function refuse_more_kit_or_beds() returns trigger language plpgsql as $$
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
        from ward w cross join generate_series(
            cast(first_day as timestamp), cast(first_day + new.bed_days - 1 as timestamp), interval '1 day') d(day)
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
