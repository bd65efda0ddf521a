-- The arguments' collation is whatever the caller's columns have; without saying which one is meant, no index fits.
create or replace function "case"."access_of"(of_home text, of_case text) returns json language plpgsql stable as $$
declare
  before text := current_setting('tb.kind', true);
  found json;
begin
  perform set_config('tb.kind', 'system', true);
  select json_agg(x) into found from "case"."access" x
   where x.home = of_home collate "C" and x.case_id = of_case collate "default";
  perform set_config('tb.kind', coalesce(before, ''), true);
  return found;
end $$;
