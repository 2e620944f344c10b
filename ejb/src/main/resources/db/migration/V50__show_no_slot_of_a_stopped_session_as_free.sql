-- What other systems are shown: a free slot in a session that takes no bookings is not free for anybody.
create view shown_slot as
    select f.id, f.session_id, f.starts_at, f.ends_at, f.type, f.modality,
        case when f.status = 'FREE' and s.status <> 'OPEN' then 'WITHDRAWN' else f.status end as status
    from slot f join session s on s.id = f.session_id;
