-- Alerts that the EHR holds apart from the patient; one that is no longer active is not here.
create table patient_flag (
    id            text primary key,
    patient_id    text not null references patient,
    vulnerability text not null,
    until_day     date
);
create index patient_flag_patient on patient_flag (patient_id);
