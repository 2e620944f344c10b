-- Why a session is short, whether it is in the strike's own time or in the days reviewed around it, how many of its
-- patients are expected to lose their place, and how many of those booked could be seen by phone or video.
alter table impact
    add column cause text check (cause in ('IA-STAFF', 'IA-REST', 'IA-REDEPLOY', 'IA-SUPPORT')),
    add column during boolean not null default true,
    add column hit int not null default 0 check (hit >= 0),
    add column convertible int not null default 0 check (convertible >= 0);
update impact i set cause = 'IA-STAFF',
    hit = case when i.staffing = 'NONE' then i.booked
        when s.kind = 'THEATRE' then 0 else greatest(0, i.booked - i.capacity_left) end
    from session s where s.id = i.session_id and i.staffing <> 'FULL';
alter table impact add constraint impact_has_a_cause check ((staffing = 'FULL') = (cause is null));
