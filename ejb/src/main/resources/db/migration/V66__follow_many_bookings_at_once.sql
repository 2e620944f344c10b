-- A slot's status follows its booking, as before, but once for each statement, so that thousands of moves cost two updates.
drop trigger slot_follows_booking on appointment;
drop function follow_booking();

-- Slots are looked up by their ids, whatever the size of the statement for which these functions are first planned.
create function take_slots() returns trigger language plpgsql
        set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    update slot s set status = 'BUSY', held_by = null, held_until = null, version = s.version + 1
        from changed n where s.id = n.slot_id and s.status <> 'BUSY'
            and n.kind <> 'OPERATION' and n.status in ('BOOKED', 'ATTENDED');
    return null;
end $$;

create function release_slots() returns trigger language plpgsql
        set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    update slot s set status = case when ss.status = 'STOOD_DOWN' then 'WITHDRAWN' else 'FREE' end, version = s.version + 1
        from before o, session ss
        where s.id = o.slot_id and ss.id = s.session_id and s.status = 'BUSY'
            and o.kind <> 'OPERATION' and o.status in ('BOOKED', 'ATTENDED')
            and not exists (select 1 from appointment a where a.slot_id = s.id and a.kind <> 'OPERATION'
                and a.status in ('BOOKED', 'ATTENDED'));
    return null;
end $$;

create trigger slot_follows_new_booking after insert on appointment
    referencing new table as changed for each statement execute function take_slots();
-- By name, and so in this order: what one row of the statement gives up another may take.
create trigger slot_follows_change_1_release after update on appointment
    referencing old table as before for each statement execute function release_slots();
create trigger slot_follows_change_2_take after update on appointment
    referencing new table as changed for each statement execute function take_slots();

-- Only operations are asked about lists. Booking one does not wait for those who merely refer to the session, so that two
-- who book onto one list at once wait in turn instead of for each other.
create or replace function refuse_overfull_list() returns trigger language plpgsql as $$
declare
    room int;
    taken int;
begin
    select extract(epoch from ends_at - starts_at)::int / 60 + overrun_minutes into room
        from session where id = new.session_id for no key update;
    select coalesce(sum(a.mean_minutes + s.turnaround_minutes), 0) - max(s.turnaround_minutes) into taken
        from appointment a join session s on s.id = a.session_id
        where a.session_id = new.session_id and a.status = 'BOOKED' and a.kind = 'OPERATION';
    if taken > room then
        raise exception 'List % is overfull: % minutes are booked and it has room for %.', new.session_id, taken, room
            using errcode = 'check_violation', constraint = 'list_is_not_overfull', table = 'appointment';
    end if;
    return new;
end $$;
drop trigger list_is_not_overfull on appointment;
create trigger list_is_not_overfull after insert or update of status, session_id, mean_minutes, kind on appointment
    for each row when (new.status = 'BOOKED' and new.kind = 'OPERATION' and new.session_id is not null)
    execute function refuse_overfull_list();

-- Whoever moves has the links that lead to them looked up.
create index appointment_link_other on appointment_link (other_id);
