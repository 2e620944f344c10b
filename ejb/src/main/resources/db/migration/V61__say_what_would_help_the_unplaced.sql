-- For each plan: the patients without a date, grouped by what they lack, and the extra sessions that would place them.
alter table plan add column shortfalls jsonb not null default '[]';
