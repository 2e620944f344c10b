-- Staff groups may be out at different times: a window names its own, or, when empty, all who are on strike.
alter table strike_window add column staff text not null default '';
alter table strike_window drop constraint strike_window_pkey;
alter table strike_window add primary key (strike_id, starts_at, staff);

-- How many consultants of a specialty cover each of the strike's nights at a site.
create table strike_night_cover (
    strike_id   bigint not null references strike on delete cascade,
    specialty   text not null references specialty,
    consultants int not null check (consultants >= 0),
    primary key (strike_id, specialty)
);

-- Specialties for which the union has agreed that the staff may work.
create table strike_derogation (
    strike_id bigint not null references strike on delete cascade,
    specialty text not null references specialty,
    primary key (strike_id, specialty)
);

-- Which sessions take no bookings because of a strike, so that only those are opened again: others the EHR has closed.
create table stopped_session (
    strike_id  bigint not null references strike on delete cascade,
    session_id text not null references session,
    primary key (strike_id, session_id)
);
create index stopped_session_session on stopped_session (session_id);
-- Until now that was not remembered: whatever is stopped on a live strike's days was stopped by it, as far as is known.
insert into stopped_session (strike_id, session_id)
    select distinct k.id, s.id
    from strike k join strike_window w on w.strike_id = k.id join strike_site p on p.strike_id = k.id
    join session s on s.site_id = p.site_id and s.starts_at < w.ends_at and s.ends_at > w.starts_at
    where s.status = 'BOOKING_STOPPED' and k.status in ('ANNOUNCED', 'CONFIRMED', 'SUSPENDED');
