-- For whom a statement reads (ADR 0011): set for one transaction by the program, empty otherwise. Then there are no rows.

-- Writes are decided by perform and carried out as the platform: the same policy holds for them.
create procedure "platform"."protect"(target regclass, readable text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists tongban_read on %s', target);
  execute format('drop policy if exists tongban_write on %s', target);
  execute format('create policy tongban_read on %s for select using
    ((select current_setting(''tb.kind'', true)) = ''system'' or (%s))', target, readable);
  execute format('create policy tongban_write on %s for all using
    ((select current_setting(''tb.kind'', true)) = ''system'')', target);
end $$;
