-- What Rebook itself cancels has a reason from the closed list of ReasonCode. What an EHR cancels keeps the EHR's words.
alter table appointment add column cancelled_here boolean not null default false;
update appointment set cancelled_here = true
    where status = 'CANCELLED' and cancelled_by = 'HOSPITAL' and changed_here_at is not null and cancellation_reason like 'IA-%';

create function note_own_cancellation() returns trigger language plpgsql as $$
begin
    new.cancelled_here := new.status = 'CANCELLED' and new.cancelled_by = 'HOSPITAL'
        and current_setting('rebook.intake', true) is distinct from 'on';
    return new;
end $$;
create trigger appointment_notes_own_cancellation before update of status on appointment
    for each row when (old.status is distinct from new.status) execute function note_own_cancellation();
create trigger appointment_notes_own_cancelled_insert before insert on appointment
    for each row when (new.status = 'CANCELLED') execute function note_own_cancellation();

alter table appointment add constraint cancellation_has_a_reason_of_the_list check (not cancelled_here
    or (cancellation_reason is not null and cancellation_reason in ('IA-STAFF', 'IA-REST', 'IA-REDEPLOY', 'IA-SUPPORT',
        'IA-PRECAUTION', 'IA-KNOCKON', 'IA-CALLEDOFF-REINSTATED')));
