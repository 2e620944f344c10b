-- How often the hospital has cancelled on a pathway is asked of every patient of a plan and of the worklist.
create index appointment_cancelled_in_pathway on appointment (pathway_id) where cancelled_by = 'HOSPITAL';
