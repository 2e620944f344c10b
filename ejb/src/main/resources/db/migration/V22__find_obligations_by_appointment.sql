-- An appointment shows for which strike it was given up; without this each look reads every obligation there is.
create index obligation_appointment on obligation (appointment_id, id);
