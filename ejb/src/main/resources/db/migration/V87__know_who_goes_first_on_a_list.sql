-- What decides a patient's turn on a theatre list, as alerts, allergies and problems of the EHR say it; what is over is not
-- here.
create table patient_condition (
    type       text not null,
    id         text not null,
    patient_id text not null references patient,
    condition  text not null constraint condition_decides_a_turn check (condition in ('LATEX_ALLERGY', 'DIABETES')),
    until_day  date,
    primary key (type, id)
);
create index patient_condition_patient on patient_condition (patient_id);
