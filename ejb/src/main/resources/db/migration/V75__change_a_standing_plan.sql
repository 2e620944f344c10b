-- From which plan a plan was made, and by which changes: words for people, steps to make it again.
alter table plan add column derived_from bigint references plan;
alter table plan add column derivation text;
alter table plan add check ((derived_from is null) = (derivation is null));
alter table plan_input add column steps jsonb not null default '[]';
