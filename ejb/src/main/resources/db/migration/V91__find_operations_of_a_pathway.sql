-- Whether a patient was operated on since is asked for everyone on the worklist whose date the hospital has cancelled before.
create index appointment_operation_attended on appointment (pathway_id) where kind = 'OPERATION' and status = 'ATTENDED';
