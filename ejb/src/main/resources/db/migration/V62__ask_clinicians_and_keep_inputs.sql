-- Who a clinician must look at before anything is called off, and until when a letter still arrives in time.
alter table placement add column for_clinician boolean not null default false;
alter table placement add column bulk_until date;

-- What a plan was made from, so that it can be made again, and what it came to.
alter table plan add column made_at timestamptz;
alter table plan add column outcome text;
create table plan_input (
    plan_id bigint primary key references plan,
    inputs  bytea not null
);
