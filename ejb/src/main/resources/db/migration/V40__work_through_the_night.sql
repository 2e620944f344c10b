-- Every time at which the overnight chain was due, taken by the one server that inserts it.
create table overnight_due (
    due_at     timestamptz primary key,
    outcome    text not null check (outcome in ('STARTED', 'MISSED')),
    reason     text,
    run_id     bigint references run,
    noticed_at timestamptz not null default now(),
    check (outcome <> 'MISSED' or reason is not null)
);

-- Promise: there are never two chains at once, however many servers there are.
create unique index one_overnight_at_a_time on run (kind)
    where kind = 'overnight' and status in ('STARTING', 'RUNNING', 'STOPPING');

create index run_parent on run (parent_id) where parent_id is not null;
