-- A column that was clear becomes a sealed one: its values lie behind the version 0, which opens nothing, until the
-- program with the keys has sealed them, at its start. What is left to seal is the setting 'to-seal'.
create procedure "platform"."seal_later"(of_table regclass, of_column text) language plpgsql as $$
begin
  execute format('alter table %s alter column %I drop default, alter column %I type bytea
    using decode(''00'', ''hex'') || convert_to(%I::text, ''UTF8'')', of_table, of_column, of_column, of_column);
  insert into "platform"."setting" (name, value)
    select 'to-seal', jsonb_build_array(n.nspname || '.' || c.relname || '|' || of_column)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = of_table
    on conflict (name) do update set value = setting.value || excluded.value;
end $$;
