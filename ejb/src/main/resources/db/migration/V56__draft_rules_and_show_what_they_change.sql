-- Values that follow national policy change only with the document that says so.
alter table rule_value add column document text;

-- Whoever approves has changed nothing in the set.
create function refuse_approving_own_rules() returns trigger language plpgsql as $$
begin
    if new.status = 'APPROVED' and exists (select 1 from rule_value v
            where v.version = new.version and v.changed_by = new.approved_by) then
        raise exception 'Rule set % was changed by %, who may not approve it.', new.version, new.approved_by
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger own_rules_are_not_approved before update on rule_set
    for each row execute function refuse_approving_own_rules();

-- Who would be treated differently by a draft, as it was at the given row version of the set; ids and words, no names.
create table rule_preview (
    version     text primary key references rule_set,
    row_version bigint not null,
    made_at     timestamptz not null default now(),
    made_by     text not null,
    result      jsonb not null
);

alter table run drop constraint run_kind_check;
alter table run add constraint run_kind_check check (kind in
    ('import-feed', 'assess-impact', 'plan-strike', 'carry-out-plan', 'push-to-ehr', 'reconcile-ehr', 'check-orphans',
     'overnight', 'preview-rules'));
